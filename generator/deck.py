"""The facts of a project become the deck to be written: notes with their fields, tags, cards and positions."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import faces, withdrawal
from generator.facts import Facts, commons
from generator.identity import key_guid
from generator.kinds import DERIVED
from generator.kinds.kind import CORE, SLOTS, TIERS, Book, Card, Common, Draft, Image, NoteKind
from generator.lock import UNRELEASED, Lock, ordinal_of, slot_name, unmade
from generator.markup import Html, escaped, plain, to_html, unfit_html
from generator.places import places
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
FIELDS = (*SHARED_FIELDS, *(f"{slot} {part}" for slot in SLOTS for part in ("front", "back", "spoken")), *RESERVED)
"""The fields of the note type of slots, in an order that never changes."""
CLOZE_FIELDS = (*SHARED_FIELDS, "Text", "Prompt", "Back", *RESERVED)
"""The fields of the note type of clozes."""

UNSEEN = re.compile("Title|Typed|.* spoken")
"""Fields that no card shows as HTML: a list of notes has it, a typed answer is compared with it, a voice reads it."""

TAG = "hafal"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it will stand in Anki."""

    guid: str
    key: str
    kind: str
    title: str
    cloze: bool
    fields: Mapping[str, str]
    """HTML by field name; what is missing is empty."""
    tags: tuple[str, ...]
    ordinals: tuple[int, ...] = ()
    """The ordinals of the cards that new learners get: their templates' places, or their cloze numbers less one."""
    due: tuple[int, ...] = ()
    """Those cards' positions among the new cards."""
    released: Mapping[str, int] = field(default_factory=dict)
    """The position of every card that anybody has, withdrawn ones included, by what the lock calls it."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What its cards ask for, by what the lock calls them: the answers alone, without what stands below them."""
    draft: Draft | None = None
    """What it was made of; None for a note that left the sources."""
    changed: int = 0
    """When it last changed, in seconds; 0 until it is released."""

    @property
    def tombstone(self) -> bool:
        """Whether it left the sources and only tells so."""
        return self.draft is None

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers of those cards; whatever a cloze hides is core."""
        return tuple(TIERS[0] if self.cloze else SLOTS[ordinal].split()[0] for ordinal in self.ordinals)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck, whole and in the order in which it is learned."""

    settings: Settings
    notes: tuple[Note, ...]
    media: tuple[str, ...]
    """The names in the package of the pictures that its notes show."""
    version: int = 0
    """The time of its latest change, in seconds; 0 until it is released."""
    looks: Mapping[str, int] = field(default_factory=dict)
    """When each note type last changed, in seconds."""
    draft: bool = False
    """Whether it is only to be looked at."""
    echoes: tuple[str, ...] = ()
    """GUIDs of notes that may be released anew as they are, since an answer was corrected."""

    @property
    def cards(self) -> int:
        """How many cards it has."""
        return sum(len(note.ordinals) for note in self.notes)

    @property
    def search(self) -> str:
        """What finds its cards in Anki."""
        return f"tag:{TAG}::{self.settings.project}"

    @property
    def core(self) -> int:
        """How many of them are core."""
        return sum(note.tiers.count(TIERS[0]) for note in self.notes)


def deck(
    facts: Facts, media: Mapping[str, str], lock: Lock = UNRELEASED, *, reorder: bool = False
) -> tuple[Deck, list[Problem]]:
    """The deck of sound facts, and warnings about cards that the rules are against.

    `media` gives the name in the package of every file that an image names. What the `lock` says was released stays:
    cards in their slots and, unless it is to `reorder`, at their positions.
    """
    settings, book = facts.settings, facts.book
    drafts = _once([(kind, _kept(draft, settings, lock)) for kind, draft in _drafts(facts, book)], lock)
    warnings = list(_warnings(drafts, facts))
    made = [(kind, draft) for kind, draft in drafts if draft.cards or draft.text]
    due = places([draft for _, draft in made], [kind for kind, _ in made], UNRELEASED if reorder else lock)
    titles = Counter(plain(draft.title) for _, draft in made)
    notes = []
    for (kind, draft), cards in zip(made, due, strict=True):
        title = _title(draft, titles[plain(draft.title)] > 1, lock)
        notes.append(_note(kind, draft, title, cards, lock.released(draft.key), book, settings, media))
    notes.sort(key=lambda note: (note.due, note.guid))
    shown = {media[image.file] for _, draft in made if (image := _shown(draft))}
    whole = Deck(settings, tuple(notes), tuple(sorted(shown)))
    return whole, [*warnings, *_unfit(notes), *_short_of_time(whole)]


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


def _kept(draft: Draft, settings: Settings, lock: Lock) -> Draft:
    """The draft with the cards that the depth takes, or that were released, and that its author does not skip."""
    tiers = _tiers(settings)
    skip = {*draft.fact.skip, *draft.common.skip}
    released = lock.released(draft.key)
    against = {name: withheld for name, withheld in draft.withheld.items() if name not in skip}
    had = [withheld.card for withheld in against.values() if withheld.card and withheld.card.slot in released]
    cards = [card for card in draft.cards if (card.tier in tiers or card.slot in released) and card.name not in skip]
    return replace(draft, cards=[*cards, *had], withheld=against)


def _held(draft: Draft) -> list[Card]:
    """The cards of a draft that a rule is against, and that stay since they were released."""
    return [withheld.card for withheld in draft.withheld.values() if withheld.card and withheld.card in draft.cards]


def _once(drafts: Sequence[tuple[NoteKind, Draft]], lock: Lock) -> list[tuple[NoteKind, Draft]]:
    """The drafts without new cards that ask what a card asks already that the rules would have given to them."""
    asked = {(card.slot, card.front) for _, draft in drafts for card in _held(draft)}
    if not asked:
        return list(drafts)

    def cards(draft: Draft) -> list[Card]:
        released = lock.released(draft.key)
        return [card for card in draft.cards if card.slot in released or (card.slot, card.front) not in asked]

    return [(kind, replace(draft, cards=cards(draft))) for kind, draft in drafts]


def _warnings(drafts: Sequence[tuple[NoteKind, Draft]], facts: Facts) -> Iterable[Problem]:
    tiers = _tiers(facts.settings)
    bare = set(facts.facts)
    for kind, draft in drafts:
        if (draft.cards or draft.text) and not draft.owner:
            bare.discard(draft.fact.id)
        if (draft.cards or draft.text) and (lost := _lost(draft)):
            yield problem("W204", draft.common.where.place(lost), key=lost).about(draft.fact.id)
        elif draft.common.typed and (first := _first(draft)) and not first.answer:
            yield problem("W205", draft.common.where.place("typed")).about(draft.fact.id)
        for name, withheld in draft.withheld.items():
            kept = withheld.card in draft.cards
            if withheld.reason and (kept or kind.all_cards[name].split()[0] in tiers):
                words = {"card": f'"{name}"', "reason": withheld.reason}
                found = problem("W207" if kept else "W202", draft.fact.place(), **words).about(draft.fact.id, name)
                yield found if kept else replace(found, level=withheld.level)
    shown = {id(draft.part) for _, draft in drafts if draft.cards}
    for fact in facts.facts.values():
        for item in commons(fact):
            lost = next((key for key in ("hint", "extra", "image", "typed", "corrected") if getattr(item, key)), None)
            if item is not fact and lost and id(item) not in shown:
                yield problem("W206", item.where.place(lost), key=lost).about(fact.id)
    if len(bare) == len(facts.facts):
        yield problem("E311", facts.settings.where.place(), "raise its depth, or skip less")
    for fact_id in sorted(bare):
        yield problem("W203", facts.facts[fact_id].place(), depth=facts.settings.depth).about(fact_id)


def _unfit(notes: Iterable[Note]) -> Iterable[Problem]:
    """Formulas that lead somewhere, of texts that by themselves are none: they stand side by side."""
    for note in notes:
        shown = (text for name, text in note.fields.items() if "\\" in text and not UNSEEN.fullmatch(name))
        if note.draft and (command := next(filter(None, map(unfit_html, shown)), None)):
            hint = "leave it out: beside the fact's other texts it stands in a formula"
            yield problem("E110", note.draft.fact.place(), hint, command=command).about(note.draft.fact.id)


def _short_of_time(deck: Deck) -> Iterable[Problem]:
    """That an exam leaves no time for all cards: a remark, since released cards do not come and go with a date."""
    exam = deck.settings.exam
    if exam and deck.cards and (time := exam.time(deck.cards)).fitting < time.cards:
        hint = "hafal plan tells which to leave, and what all of them would take"
        found = problem("W308", exam.where.place(), hint, cards=time.cards, fitting=time.fitting)
        yield replace(found, level="info")


def _lost(draft: Draft) -> str | None:
    """A key that is shown on the first core card alone, where a note has none."""
    common = draft.common
    if draft.text or _first(draft):
        return None
    front = common.image is not None and common.image.on == "front"
    return "hint" if common.hint else "typed" if common.typed else "image" if front else None


def _first(draft: Draft) -> Card | None:
    """The first core card of a draft, if it has any."""
    return min((card for card in draft.cards if card.slot in CORE), key=lambda card: card.slot, default=None)


def _shown(draft: Draft) -> Image | None:
    """The picture that some side of a draft's cards shows, if any does: one for the front needs a core card."""
    image = draft.common.image
    return image if image and (image.on == "back" or draft.text or _first(draft)) else None


def _title(draft: Draft, doubled: bool, lock: Lock) -> str:
    """A title that no other note of the deck has, and that no other note's coming and going changes."""
    bare = plain(draft.title)
    told_apart = f"{bare} ({draft.key})"
    known = lock.notes[draft.key].title if draft.key in lock.notes else ""
    return known if known in (bare, told_apart) else told_apart if doubled else bare


def _note(
    kind: NoteKind,
    draft: Draft,
    title: str,
    due: Sequence[int],
    released: Mapping[str, int],
    book: Book,
    settings: Settings,
    media: Mapping[str, str],
) -> Note:
    fact, common = draft.fact, draft.common
    gone = unmade(released, draft.ordinals, cloze=bool(draft.text))
    first = _first(draft)
    # the templates show hint and typing on the first core card, which must not be a withdrawn one
    shown = draft.text or (first and not any(slot < first.slot for slot in gone if slot in CORE))
    fields: dict[str, str] = {
        "Title": escaped(title),
        "Extra": _optional(common.extra),
        "Hint": _optional(common.hint) if shown else "",
        "Source": _optional(common.source or fact.source),
        "Topic": _optional(common.topic or fact.topic),
        "Label": escaped(draft.label) or kind.label[book.language],
        "Kind": kind.slug,
        "Lang": book.language,
        "Key": escaped(draft.key),
        "Typed": escaped(plain(first.answer)) if first and shown and common.typed else "",
    }
    contrast, correction = book.contrast_panel(common), book.correction_panel(common, text=bool(draft.text))
    withdrawn = withdrawal.notice(book.language)
    if draft.text:
        fields["Prompt"] = draft.prompt
        lost = withdrawal.gaps((ordinal_of(slot) + 1 for slot in gone), withdrawn) if gone else Html("")
        gap = Card("", SLOTS[0], draft.text, Html(""))
        fields["Text"], fields["Back"] = _faces(gap, faces.join(contrast, correction), common, media, first=True)
        fields["Text"] += lost
    else:
        fields |= withdrawal.sides(gone, withdrawn, title)
    for card in draft.cards:
        below = faces.join(None if card.contrasts else contrast, correction)
        sides = _faces(card, below, common, media, first=card is first)
        fields[f"{card.slot} front"], fields[f"{card.slot} back"] = sides
        fields[f"{card.slot} spoken"] = escaped(faces.spoken(card.back))
    cloze, own = bool(draft.text), draft.ordinals
    return Note(
        guid=key_guid(settings.project, draft.key),
        key=draft.key,
        kind=kind.slug,
        title=title,
        cloze=cloze,
        fields={name: text for name, text in fields.items() if text},
        tags=(f"{TAG}::{settings.project}", *sorted({*fact.tags, *common.tags})),
        ordinals=own,
        due=tuple(due),
        released={**released, **{slot_name(at, cloze=cloze): position for at, position in zip(own, due, strict=True)}},
        answers={f"gap {number}": text for number, text in draft.gaps.items()}
        | {card.slot: card.back for card in draft.cards},
        draft=draft,
    )


def _faces(card: Card, below: Html, common: Common, media: Mapping[str, str], *, first: bool) -> tuple[Html, Html]:
    """A card's sides with what belongs to its note: the picture, and what stands below every answer.

    A picture for the front stands on the `first` core card alone.
    """
    on_front = common.image is not None and common.image.on == "front" and first
    on_back = common.image is not None and common.image.on == "back"
    picture = _picture(common.image, media) if common.image else None
    front = faces.join(card.front, picture if on_front else None)
    back = faces.join(card.back, picture if on_back else None, below)
    return front, back


def _picture(image: Image, media: Mapping[str, str]) -> Html:
    return faces.image(media[image.file], image.alt, image.caption)


def _optional(text: str | None) -> str:
    return to_html(text) if text else ""
