"""Three to five dated facts of one country, or of whatever an author names, to be put in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator import faces
from generator.dates import PRECISIONS
from generator.kinds.dated import Dated, dated_facts
from generator.kinds.kind import Book, Derived, Draft, Withheld
from generator.kinds.sequence import foregone, gives_itself_away, in_order, told_apart
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {"order": "Urutkan dari yang paling awal.", "title": "{name}: urutan peristiwa"},
    "en": {"order": "Put in order, the earliest first.", "title": "{name}: events in order"},
}
NAME = "timeline"
FEWEST, MOST = 3, 5


def drafts(book: Book) -> Iterable[Draft]:
    """A note for each timeline with enough facts whose order is known; an author who named one is told of any other."""
    words = WORDS[book.language]
    names: dict[str, str] = {}
    lines: dict[str, list[Dated]] = defaultdict(list)
    for fact in dated_facts(book):
        for role, name in fact.timelines(book) if NAME not in fact.skip else ():
            names[role] = min(name, names.get(role, name))  # of several spellings one, whatever file stands first
            lines[role].append(fact)
    for role, facts in sorted(lines.items()):
        naming = [fact for fact in facts if role in dict(Dated.timelines(fact, book))]
        if len(facts) < FEWEST and not naming:
            continue
        title = words["title"].format(name=names[role])
        once = _once(facts, book)
        chosen = _chosen(once, book)
        if len(chosen) < FEWEST:
            chosen = _chosen(facts, book)
        if len(chosen) >= FEWEST:
            draft = in_order(NAME, role, title, faces.say(words["order"]), chosen, book, subject=names[role])
            if reason := _against(chosen, once):
                told = f"of {names[role]}, {reason}" if naming else ""
                draft = replace(draft, cards=(), withheld={NAME: Withheld(told, draft.cards[0])})
            yield draft
        elif naming:
            reason = f"the order is known of {len(chosen)} facts of {names[role]}, and {FEWEST} are needed"
            yield Draft(naming[0], title, role=role, owner=NAME, withheld={NAME: Withheld(reason)})


def _once(facts: Sequence[Dated], book: Book) -> list[Dated]:
    """The facts without what happened several times: one of two breaks would tell another story."""
    times = Counter(fact.named(book) for fact in facts)
    return [fact for fact in facts if times[fact.named(book)] == 1]


def _against(chosen: Sequence[Dated], once: Sequence[Dated]) -> str:
    """Why the order of some facts is not worth asking, if it is not."""
    if any(fact not in once for fact in chosen):
        return "something happened several times"
    return "logic alone tells the order" if foregone(chosen) else ""


def _chosen(facts: Sequence[Dated], book: Book) -> list[Dated]:
    """The facts that matter most, the better dated and then the earlier first, all told apart."""
    chosen: list[Dated] = []
    fit = (fact for fact in facts if not gives_itself_away(fact, book))
    for fact in sorted(
        fit, key=lambda fact: (-fact.weight, -PRECISIONS.index(fact.sure_date.precision), fact.sure_date, fact.identity)
    ):
        if len(chosen) < MOST and all(told_apart(fact, other, book) for other in chosen):
            chosen.append(fact)
    return chosen


KIND = Derived(
    slug=NAME,
    about="three to five facts of one country, family, war ..., to be put in order",
    label={"id": "Garis waktu", "en": "Timeline"},
    cards={NAME: "deep 1"},
    of=Dated,
    how="give three dated facts the same timeline, or write three first relations with one country",
    drafts=drafts,
)
