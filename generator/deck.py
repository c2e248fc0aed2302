"""The facts of a project become the deck to be written: notes with their fields, tags, cards and positions."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import clozes, faces
from generator.facts import Facts, commons
from generator.identity import guid
from generator.kinds import DERIVED
from generator.kinds.kind import SLOTS, TIERS, Book, Card, Common, Draft, Image, NoteKind
from generator.markup import Html, escaped, plain, to_html
from generator.order import Turn, order, positions
from generator.problems import Problem, problem
from generator.settings import Settings

SHARED_FIELDS = (
    "Title",
    "My Notes",
    "Extra",
    "Hint",
    "Source",
    "Topic",
    "Label",
    "Kind",
    "Lang",
    "Key",
    "Typed",
)
RESERVED = tuple(f"Reserved {number}" for number in (1, 2, 3, 4))
FIELDS = (*SHARED_FIELDS, *(f"{slot} {side}" for slot in SLOTS for side in ("front", "back")), *RESERVED)
"""The fields of the note type of slots, in an order that never changes."""
CLOZE_FIELDS = (*SHARED_FIELDS, "Text", "Prompt", "Back", *RESERVED)
"""The fields of the note type of clozes."""

TAG = "hafal"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it will stand in Anki."""

    guid: str
    draft: Draft
    kind: str
    cloze: bool
    fields: Mapping[str, str]
    """HTML by field name; what is missing is empty."""
    tags: tuple[str, ...]
    ordinals: tuple[int, ...]
    """Its cards' ordinals: the places of their templates, or their cloze numbers less one."""
    due: tuple[int, ...]
    """Its cards' positions among the new cards."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck, whole and in the order in which it is learned."""

    settings: Settings
    notes: tuple[Note, ...]
    media: tuple[str, ...]
    """The names in the package of the pictures that its notes show."""

    @property
    def description(self) -> str:
        """What Anki shows of the deck, in Markdown."""
        title = re.sub(r"([\\`*_\[\]<>])", r"\\\1", self.settings.title)
        return f"**{title}**\n\n{self.settings.about or ''}".strip()

    @property
    def cards(self) -> int:
        """How many cards it has."""
        return sum(len(note.ordinals) for note in self.notes)


def deck(facts: Facts, media: Mapping[str, str]) -> tuple[Deck, list[Problem]]:
    """The deck of sound facts, and warnings about cards that the rules did not make.

    `media` gives the name in the package of every file that an image names.
    """
    settings, book = facts.settings, facts.book
    drafts = [(kind, _kept(draft, settings)) for kind, draft in _drafts(facts, book)]
    warnings = list(_warnings(drafts, facts))
    made = [(kind, draft) for kind, draft in drafts if draft.cards or draft.text]
    due = _due([draft for _, draft in made], [kind for kind, _ in made])
    titles = Counter(plain(draft.title) for _, draft in made)
    notes = [
        _note(kind, draft, tuple(due[at]), titles[plain(draft.title)] > 1, book, settings, media)
        for at, (kind, draft) in enumerate(made)
    ]
    notes.sort(key=lambda note: (min(note.due), note.guid))
    shown = {media[image.file] for _, draft in made if (image := draft.common.image)}
    return Deck(settings, tuple(notes), tuple(sorted(shown))), warnings


def _drafts(facts: Facts, book: Book) -> Iterable[tuple[NoteKind, Draft]]:
    """The notes to be of all facts, and those that follow from several of them."""
    for kind in facts.kinds:
        if kind.fact in book.by_kind:
            yield from ((kind, draft) for draft in kind.drafts(book.by_kind[kind.fact], book))
    for derived in DERIVED:
        yield from ((derived, draft) for draft in derived.drafts(book))


def _tiers(settings: Settings) -> Sequence[str]:
    """The tiers whose cards are made."""
    return TIERS[: TIERS.index(settings.depth) + 1]


def _kept(draft: Draft, settings: Settings) -> Draft:
    """The draft with the cards that the depth takes and its author does not skip."""
    tiers = _tiers(settings)
    skip = {*draft.fact.skip, *draft.common.skip}
    return replace(
        draft,
        cards=[card for card in draft.cards if card.tier in tiers and card.name not in skip],
        withheld={name: reason for name, reason in draft.withheld.items() if name not in skip},
    )


def _warnings(drafts: Sequence[tuple[NoteKind, Draft]], facts: Facts) -> Iterable[Problem]:
    tiers = _tiers(facts.settings)
    bare = set(facts.facts)
    for kind, draft in drafts:
        if (draft.cards or draft.text) and not draft.owner:
            bare.discard(draft.fact.id)
        if (draft.cards or draft.text) and (lost := _lost(draft)):
            yield problem("W204", draft.common.where.place(lost), key=lost).about(draft.fact.id)
        elif draft.common.typed and any(card.slot == SLOTS[0] and not card.answer for card in draft.cards):
            yield problem("W205", draft.common.where.place("typed")).about(draft.fact.id)
        for name, reason in draft.withheld.items():
            if kind.all_cards[name].split()[0] in tiers:
                found = problem("W202", draft.fact.place(), card=f'"{name}"', reason=reason)
                yield found.about(draft.fact.id, name)
    shown = {id(draft.part) for _, draft in drafts if draft.cards}
    for fact in facts.facts.values():
        for item in commons(fact):
            lost = next((key for key in ("hint", "extra", "image", "typed") if getattr(item, key)), None)
            if item is not fact and lost and id(item) not in shown:
                yield problem("W206", item.where.place(lost), key=lost).about(fact.id)
    if len(bare) == len(facts.facts):
        yield problem("E311", facts.settings.where.place(), "raise its depth, or skip less")
    for fact_id in sorted(bare):
        yield problem("W203", facts.facts[fact_id].place(), depth=facts.settings.depth).about(fact_id)


def _lost(draft: Draft) -> str | None:
    """A key that is shown on the first core card alone, where a note has none."""
    common = draft.common
    slots = {card.slot for card in draft.cards}
    if draft.text or SLOTS[0] in slots:
        return None
    front = common.image is not None and common.image.on == "front" and not slots & {*SLOTS[:3]}
    return "hint" if common.hint else "typed" if common.typed else "image" if front else None


def ordinals(draft: Draft) -> tuple[int, ...]:
    """The ordinals of a draft's cards, as the engine counts them."""
    if draft.text:
        return tuple(sorted(number - 1 for number in clozes.numbers(draft.text)))
    return tuple(sorted(SLOTS.index(card.slot) for card in draft.cards))


def _due(drafts: Sequence[Draft], kinds: Sequence[NoteKind]) -> list[list[int]]:
    """The positions of every draft's cards, by ordinal."""
    cards = [(at, ordinal) for at, draft in enumerate(drafts) for ordinal in ordinals(draft)]
    tiers = [0 if drafts[at].text else ordinal // 3 for at, ordinal in cards]
    of_note: dict[str, list[int]] = defaultdict(list)
    of_fact: dict[str, list[int]] = defaultdict(list)
    for index, (at, _) in enumerate(cards):
        of_note[drafts[at].key].append(index)
        if not drafts[at].owner:
            of_fact[drafts[at].of].append(index)
    lowest = {fact: min(tiers[index] for index in indices) for fact, indices in of_fact.items()}
    first = {fact: [at for at in indices if tiers[at] == lowest[fact]] for fact, indices in of_fact.items()}
    pairs = _pairs(drafts)
    turns = []
    for index, (at, ordinal) in enumerate(cards):
        draft = drafts[at]
        needed = {card for name in (*draft.fact.needs, *draft.common.needs) for card in first.get(name, ())}
        for key in draft.after:
            needed |= {card for card in of_note[key] if tiers[card] <= tiers[index]}
        place = draft.common.where.place() if draft.part else draft.fact.place()
        rank = (draft.fact.lesson, tiers[index], place.path, place.line, place.column, draft.role, ordinal)
        confusions = frozenset((kinds[at].slug, key) for key in draft.confusions)
        apart = frozenset(() if draft.owner else pairs[draft.fact.id])
        turns.append(Turn(rank, at, frozenset(needed), confusions, apart))
    due: list[list[int]] = [[] for _ in drafts]
    for index, position in sorted(zip(order(turns), positions(len(turns)), strict=True)):
        due[cards[index][0]].append(position)
    return due


def _pairs(drafts: Sequence[Draft]) -> dict[str, set[Hashable]]:
    """The pairs that authors name by `contrast` and `confuse_with`, by the ids of both facts."""
    pairs: dict[str, set[Hashable]] = defaultdict(set)
    for draft in drafts:
        for other in draft.common.confused_with:
            pair = tuple(sorted((str(draft.fact.id), str(other))))
            pairs[draft.fact.id].add(pair)
            pairs[other].add(pair)
    return pairs


def _note(
    kind: NoteKind,
    draft: Draft,
    due: tuple[int, ...],
    doubled: bool,
    book: Book,
    settings: Settings,
    media: Mapping[str, str],
) -> Note:
    fact, common = draft.fact, draft.common
    title = plain(draft.title) + (f" ({draft.key})" if doubled else "")
    typed = next((card.answer for card in draft.cards if card.slot == SLOTS[0]), "") if common.typed else ""
    fields: dict[str, str] = {
        "Title": escaped(title),
        "Extra": _optional(common.extra),
        "Hint": _optional(common.hint),
        "Source": _optional(common.source or fact.source),
        "Topic": _optional(common.topic or fact.topic),
        "Label": escaped(draft.label) or kind.label[book.language],
        "Kind": kind.slug,
        "Lang": book.language,
        "Key": escaped(draft.key),
        "Typed": escaped(plain(typed)),
    }
    contrast = book.contrast_panel(common)
    if draft.text:
        fields["Prompt"] = draft.prompt
        gap = Card("", SLOTS[0], draft.text, Html(""))
        fields["Text"], fields["Back"] = _faces(gap, contrast, common, media, first=True)
    first = min((card.slot for card in draft.cards), key=SLOTS.index, default="")
    for card in draft.cards:
        sides = _faces(card, contrast, common, media, first=card.slot == first and card.tier == TIERS[0])
        fields[f"{card.slot} front"], fields[f"{card.slot} back"] = sides
    return Note(
        guid=guid(settings.project, draft.of, draft.role),
        draft=draft,
        kind=kind.slug,
        cloze=bool(draft.text),
        fields={name: text for name, text in fields.items() if text},
        tags=(f"{TAG}::{settings.project}", *dict.fromkeys((*fact.tags, *common.tags))),
        ordinals=ordinals(draft),
        due=due,
    )


def _faces(
    card: Card, contrast: Html | None, common: Common, media: Mapping[str, str], *, first: bool
) -> tuple[Html, Html]:
    """A card's sides with what belongs to its note: the picture, and what it is easily mistaken for.

    A picture for the front stands on the `first` core card alone.
    """
    on_front = common.image is not None and common.image.on == "front" and first
    on_back = common.image is not None and common.image.on == "back"
    picture = _picture(common.image, media) if common.image else None
    front = faces.join(card.front, picture if on_front else None)
    back = faces.join(card.back, picture if on_back else None, contrast)
    return front, back


def _picture(image: Image, media: Mapping[str, str]) -> Html:
    return faces.image(media[image.file], image.alt, image.caption)


def _optional(text: str | None) -> str:
    return to_html(text) if text else ""
