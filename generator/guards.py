"""What a release would cost those who have the one before it: told before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.deck import Deck, Note
from generator.facts import Facts
from generator.identity import short_hash
from generator.kinds import card_name
from generator.lock import Entry, Lock, gone, ordinal_of, slot_name
from generator.problems import Place, Problem, problem, shown
from generator.proposals import did_you_mean

COMMON = ("Label", "Kind", "Lang", "Key", "Source", "Topic", "Prompt", "Typed")
"""Fields that many notes of a deck share: they tell nothing of who is who."""
MANY = 10
"""Notes that may be gone at once without a reason, however few are left."""


def guard(plan: Deck, facts: Facts, lock: Lock) -> Iterator[Problem]:
    """What is wrong with a planned deck as the next release after `lock`."""
    settings = facts.settings
    if not lock.notes:
        yield from _unknown_reasons(plan, facts, lock)
        return
    if lock.deck and settings.deck != lock.deck:
        hint = f'to keep all cards in one deck, write deck: "{lock.deck}" again'
        yield problem("W301", settings.where.place("deck"), hint, old=shown(lock.deck), new=shown(settings.deck))
    yield from _kinds(plan, lock)
    yield from _origins(facts, lock)
    yield from _unmade(plan, lock)
    yield from _renumbered(plan, lock)
    left = gone(lock, (note.key for note in plan.notes))
    unexplained = [entry for entry in left if settings.withdrawn.reason(entry.key) is None]
    renamed = _renamed(unexplained, plan, lock)
    yield from _renames(renamed, facts)
    yield from _left([entry for entry in unexplained if entry.key not in renamed], plan, facts)
    yield from _unknown_reasons(plan, facts, lock)


def _kinds(plan: Deck, lock: Lock) -> Iterator[Problem]:
    """Facts of another kind than they were released as: Anki would keep the old note and refuse the new."""
    for note in plan.notes:
        old = lock.notes.get(note.key)
        if old and old.kind != note.kind and note.draft:
            fact = note.draft.fact
            words = {"key": shown(note.key), "old": old.kind, "new": note.kind}
            yield problem("E405", fact.place(), "give it a new id", **words).about(fact.id)


def _unmade(plan: Deck, lock: Lock) -> Iterator[Problem]:
    """Released cards that a note makes no longer, and that did not tell so yet."""
    for note in plan.notes:
        made = {slot_name(ordinal, cloze=note.cloze) for ordinal in note.ordinals}
        for slot in sorted(lock.released(note.key).keys() - made, key=ordinal_of):
            field = "Text" if note.cloze else f"{slot} front"
            told = lock.notes[note.key].fields.get(field) == short_hash(note.fields[field])
            if note.draft and not told:
                fact = note.draft.fact
                name = card_name(note.kind, slot, item="/" in note.key) or slot
                hint = "bring back what it was made of, if it should stay"
                yield problem("W208", fact.place(), hint, card=f'"{name}"').about(fact.id, name)


def _renumbered(plan: Deck, lock: Lock) -> Iterator[Problem]:
    """Gaps that hide what another gap of the text hid: its learners would be asked for what they never learned."""
    for note in plan.notes:
        before = lock.notes[note.key].gaps if note.key in lock.notes else {}
        hidden = {str(number): short_hash(text) for number, text in (note.draft.gaps if note.draft else {}).items()}
        for number, now in hidden.items():
            other = next((known for known, was in before.items() if was == now and hidden.get(known) != now), None)
            if before.get(number) != now and other and note.draft:
                fact = note.draft.fact
                hint = f"write {{{{c{other}::...}}}} there again, and give a new gap a new number: their order is free"
                yield problem("E409", fact.place("text"), hint, number=number, other=other).about(fact.id)
                break


def _origins(facts: Facts, lock: Lock) -> Iterator[Problem]:
    """Former ids that nobody ever had."""
    known = {key.partition("/")[0] for key in lock.notes}
    for fact in facts.facts.values():
        if fact.was and fact.identity not in known:
            hint = did_you_mean(fact.identity, sorted(known - set(facts.facts)))
            yield problem("W305", fact.place("was", 0), hint, id=shown(fact.identity)).about(fact.id)


def _renamed(left: Iterable[Entry], plan: Deck, lock: Lock) -> dict[str, Note]:
    """The new note that looks like one which is gone, by its key: of its kind, with its title or half of its fields."""
    new = [note for note in plan.notes if note.key not in lock.notes]
    titles: dict[tuple[str, str], Note] = {}
    holders: dict[tuple[str, str, str], list[Note]] = defaultdict(list)
    for note in new:
        titles.setdefault((note.kind, note.title), note)
        for name, text in note.fields.items():
            holders[note.kind, name, short_hash(text)].append(note)
    found = {}
    for entry in left:
        own = {name: known for name, known in entry.fields.items() if name not in COMMON}
        alike = Counter(
            note.key for name, known in own.items() for note in holders.get((entry.kind, name, known), [])[:MANY]
        )
        best = next(iter(alike.most_common(1)), ("", 0))
        if (entry.kind, entry.title) in titles:
            found[entry.key] = titles[entry.kind, entry.title]
        elif best[1] and best[1] * 2 >= len(own):
            found[entry.key] = next(note for note in new if note.key == best[0])
    return found


def _renames(renamed: Mapping[str, Note], facts: Facts) -> Iterator[Problem]:
    """Each fact or item that seems to have another name, told once."""
    told = set()
    ids = {str(fact.identity) for fact in facts.facts.values()}
    for key, note in renamed.items():
        assert note.draft is not None
        old, new = key, note.key
        whole = old.partition("/")[0] not in ids and ":" not in old
        if whole:
            old, new = old.partition("/")[0], str(note.draft.fact.id)
        if (old, new) in told:
            continue
        told.add((old, new))
        place = note.draft.fact.place() if whole else note.draft.common.where.place()
        name = old if whole else old.partition("/")[2]
        hint = f"keep {name}, or write was: [{name}] under it; if it is another, "
        hint += f"write in hafal.yaml withdrawn: {{{old}: the reason}}"
        yield problem("E406", place, hint, old=shown(old), new=shown(new)).about(note.draft.fact.id)


def _left(left: list[Entry], plan: Deck, facts: Facts) -> Iterator[Problem]:
    """What is gone without a word: a fact is told once, not by each of its notes."""
    if len(left) >= MANY and len(left) * 2 > len(plan.notes) + len(left):
        place = Place(facts.settings.where.path, 1, 1)
        hint = "was a file lost? If not, write their reasons in hafal.yaml, under withdrawn"
        yield problem("E407", place, hint, gone=len(left), notes=len(plan.notes) + len(left))
        return
    ids = {str(fact.identity) for fact in facts.facts.values()}
    names = dict.fromkeys(_whole(entry.key, ids) for entry in left)
    for name in names:
        hint = f"say why in hafal.yaml: withdrawn: {{{name}: the reason}}"
        place = facts.settings.where.place("withdrawn")
        yield problem("W302", place, hint, key=shown(name)).about(name.partition("/")[0])


def _whole(key: str, ids: Iterable[str]) -> str:
    """The fact of a note where all of it is gone, else the note."""
    fact = key.partition("/")[0]
    return key if fact in ids else fact


def _unknown_reasons(plan: Deck, facts: Facts, lock: Lock) -> Iterator[Problem]:
    """Reasons for what is still there, or was never released."""
    there = {note.key for note in plan.notes}
    known = {name for key in lock.notes for name in (key, key.partition("/")[0])}
    for name in facts.settings.withdrawn:
        place = facts.settings.where.place("withdrawn", name)
        if name in there or name in {key.partition("/")[0] for key in there}:
            yield problem("W303", place, "delete the line, or the fact", key=shown(name), reason="is still there")
        elif name not in known:
            hint = did_you_mean(name, sorted(known - there))
            yield problem("W303", place, hint, key=shown(name), reason="was never released")
