"""What a release would cost those who have the one before it: told before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.deck import Deck, Note
from generator.facts import Facts, commons
from generator.identity import fact_of
from generator.kinds import card_name
from generator.kinds.items import Item
from generator.kinds.kind import SLOTS, Draft
from generator.lock import Entry, Lock, hashed, unmade
from generator.problems import Place, Problem, problem, shown
from generator.proposals import did_you_mean

COMMON = ("Label", "Kind", "Lang", "Key", "Source", "Topic", "Prompt", "Typed", *(f"{slot} spoken" for slot in SLOTS))
"""Fields that many notes of a deck share, or that say what others do: they tell nothing of who is who."""
MANY = 4
"""Facts of which all may be gone at once without a reason, if fewer are left."""


def guard(plan: Deck, facts: Facts, lock: Lock) -> Iterator[Problem]:
    """What is wrong with a planned deck as the next release after `lock`."""
    past = _Past(plan, facts, lock)
    yield from past.deck_name()
    yield from past.kinds()
    yield from past.origins()
    yield from past.unmade()
    yield from past.renumbered()
    yield from past.swapped()
    yield from past.left()
    yield from past.reasons()


class _Past:
    """A planned deck beside what was released of its facts."""

    def __init__(self, plan: Deck, facts: Facts, lock: Lock) -> None:
        self.facts, self.lock, self.settings = facts, lock, facts.settings
        self.drafts = [(note, note.draft) for note in plan.notes if note.draft]
        self.live = [entry for entry in lock.notes.values() if not entry.withdrawn]
        self.released = {fact_of(key) for key in lock.notes}
        """The facts of which anything was released."""
        self.identities = {str(fact.identity) for fact in facts.facts.values()}
        self.items = {
            f"{fact.identity}/{item.key}"
            for fact in facts.facts.values()
            for item in commons(fact)
            if isinstance(item, Item)
        }
        """The keys of the notes that items which are there make, or would make."""

    def deck_name(self) -> Iterator[Problem]:
        """Another name of the deck: cards of those who have it stay in the old one."""
        old, new = self.lock.deck, self.settings.deck
        if old and old != new:
            hint = f'to keep all cards in one deck, write deck: "{old}" again'
            yield problem("W301", self.settings.where.place("deck"), hint, old=shown(old), new=shown(new))

    def kinds(self) -> Iterator[Problem]:
        """Facts of another kind than they were released as: Anki would keep the old note and refuse the new."""
        for note, draft in self.drafts:
            old = self.lock.notes.get(note.key)
            if old and old.kind != note.kind:
                words = {"key": shown(note.key), "old": old.kind, "new": note.kind}
                hint = f"give it a new id, and say why the old one is gone: withdrawn: {{{note.key}: the reason}}"
                yield problem("E405", draft.fact.place(), hint, **words).about(draft.fact.id)

    def same(self) -> Iterator[tuple[Note, Draft, Entry]]:
        """The planned notes that were released, with what was."""
        for note, draft in self.drafts:
            old = self.lock.notes.get(note.key)
            if old and old.kind == note.kind:
                yield note, draft, old

    def unmade(self) -> Iterator[Problem]:
        """Released cards that a note makes no longer, and that did not tell so yet."""
        for note, draft, old in self.same():
            for slot in unmade(old.due, note.ordinals, cloze=note.cloze):
                if slot in old.answers:
                    name = card_name(note.kind, slot, item="/" in note.key) or slot
                    hint = "if it should stay, bring back what it was made of, or leave it out of skip"
                    yield problem("W208", draft.fact.place(), hint, card=f'"{name}"').about(draft.fact.id, name)

    def renumbered(self) -> Iterator[Problem]:
        """Gaps that hide what another gap of the text hid: its learners would be asked for what they never learned."""
        for note, draft, old in self.same():
            hidden = hashed(note.answers) if note.cloze else {}
            for gap, now in hidden.items():
                other = next((it for it, was in old.answers.items() if was == now and hidden.get(it) != now), None)
                if old.answers.get(gap) != now and other and not draft.fact.corrected:
                    hint = (
                        f"write {{{{c{other[4:]}::...}}}} there again: a new gap takes a new number, wherever it is; "
                    )
                    hint += "if the answers were wrong before, say so with corrected"
                    found = problem("E409", draft.fact.place("text"), hint, gap=gap, other=other)
                    yield found.about(draft.fact.id)
                    break

    def swapped(self) -> Iterator[Problem]:
        """Facts and items that took over what another was, as when ids are swapped or keys are counted anew."""
        same = list(self.same())
        was = {(old.kind, old.title, frozenset(old.answers.items())): old for _, _, old in same if old.answers}
        now = {note.key: _shown(note) for note, _, _ in same}
        for note, draft, old in same:
            other = was.get(now[note.key], old)
            if other.key != note.key and was.get(now[other.key]) is not other:
                hint = "an id, or an item's key, stays with what it names: give what is new a new one"
                found = problem("E411", draft.common.where.place(), hint, key=shown(note.key), other=shown(other.key))
                yield found.about(draft.fact.id)

    def origins(self) -> Iterator[Problem]:
        """Former ids and keys that nobody ever had."""
        for fact in self.facts.facts.values() if self.lock.notes else ():
            place = fact.place("was", 0)
            if fact.was and fact.identity not in self.released:
                if fact.id in self.released:
                    hint = f"leave it out: under {fact.identity} all of its cards would be new ones"
                    words = {"id": shown(fact.identity), "own": shown(fact.id)}
                    yield problem("E410", place, hint, **words).about(fact.id)
                    continue
                hint_or_none = did_you_mean(fact.identity, sorted(self.released - set(self.facts.facts)))
                yield problem("W305", place, hint_or_none, id=shown(fact.identity)).about(fact.id)
        for note, draft in self.drafts if self.lock.notes else ():
            if draft.part and draft.part.was and not draft.owner and note.key not in self.lock.notes:
                place = draft.part.where.place("was", 0)
                yield problem("W305", place, id=shown(draft.part.was[0])).about(draft.fact.id)

    def left(self) -> Iterator[Problem]:
        """What is gone without a reason: as what it seems to be renamed, as a mass, or one by one."""
        known = {note.key for note, _ in self.drafts}
        gone = [entry for entry in self.live if entry.key not in known]
        gone = [entry for entry in gone if self.settings.withdrawn.reason(entry.key) is None]
        renamed = self.renamed(gone)
        yield from self.renames(renamed)
        again = {fact_of(key) for key in renamed if self.whole(key)}
        gone = [entry for entry in gone if entry.key not in renamed and fact_of(entry.key) not in again]
        if renamed:  # what follows from facts comes back with them
            gone = [entry for entry in gone if ":" not in entry.key]
        lost = {fact_of(entry.key) for entry in gone if self.whole(entry.key)}
        live = {fact_of(entry.key) for entry in self.live if ":" not in entry.key}
        if len(lost) >= MANY and len(lost) * 2 > len(live):
            place = Place(self.settings.where.path, 1, 1)
            hint = "was a file lost? If not, write their reasons in hafal.yaml, under withdrawn; "
            hint += "for another deck, take another project name and delete hafal.lock"
            yield problem("E407", place, hint, gone=len(gone), notes=len(self.live))
            return
        # a fact is told once, not by each of its notes
        for name in dict.fromkeys(fact_of(entry.key) if self.whole(entry.key) else entry.key for entry in gone):
            hint = f"put it back, or say why in hafal.yaml: withdrawn: {{{name}: the reason}}"
            place = self.settings.where.place("withdrawn")
            yield problem("W302", place, hint, key=shown(name)).about(fact_of(name))

    def whole(self, key: str) -> bool:
        """Whether all of a note's fact is gone."""
        return ":" not in key and fact_of(key) not in self.identities

    def renamed(self, gone: Iterable[Entry]) -> dict[str, tuple[Note, Draft]]:
        """The new note that looks like one which is gone, by the key of that: of its kind, with its title or half of
        its fields; among the items of one fact, any that is new.
        """
        had = self.lock.notes.keys() | self.released  # a list's own note, new beside its released items, is no item
        new = {note.key: (note, draft) for note, draft in self.drafts if note.key not in had}
        titles: dict[tuple[str, str, str], str] = {}
        holders: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
        for key, (note, draft) in new.items():
            within = "" if fact_of(key) not in self.released else fact_of(key)
            if draft.fact.id in self.released and not within and not draft.owner:
                continue  # another former id of a fact that is released: told already
            titles.setdefault((within, note.kind, note.title), key)
            for name, found_hash in hashed(note.fields).items():
                holders[within, note.kind, name, found_hash].append(key)
        found: dict[str, str] = {}
        for entry in gone:
            within = "" if self.whole(entry.key) or ":" in entry.key else fact_of(entry.key)
            if within and ("/" not in entry.key or entry.key in self.items):
                continue  # it is there, and makes no card
            own = {
                name: known
                for name, known in entry.fields.items()
                if name not in COMMON and not (name == "Title" and (within or ":" in entry.key))
            }
            alike = Counter(
                key for name, known in own.items() for key in holders.get((within, entry.kind, name, known), [])[:10]
            )
            best = next(iter(alike.most_common(1)), ("", 0))
            if known_title := titles.get((within, entry.kind, entry.title)):
                found[entry.key] = known_title
            elif best[1] and best[1] * 2 >= len(own):
                found[entry.key] = best[0]
            elif within:
                others = (key for key in new if fact_of(key) == within and key not in found.values())
                if other := next(others, ""):
                    found[entry.key] = other
        return {old: new[key] for old, key in found.items()}

    def renames(self, renamed: Mapping[str, tuple[Note, Draft]]) -> Iterator[Problem]:
        """Each fact or item that seems to have another name, told once."""
        told = set()
        facts = {fact_of(key) for key in renamed if self.whole(key)}
        for key, (note, draft) in renamed.items():
            if ":" in key and facts & set(key.partition(":")[2].split("+")):
                continue  # it comes back with its fact
            old, new, place = key, note.key, draft.common.where.place()
            name = key.partition("/")[2]
            hint = f"keep {name}, or write was: [{name}] under it"
            if self.whole(key):
                old, new, place = fact_of(key), str(draft.fact.id), draft.fact.place()
                hint = f"keep {old}, or write was: [{old}] under it"
            elif ":" in key:
                hint = f"write its name as it was, {name or key.partition(':')[2]}"
            elif draft.part and draft.part.where.key is None:  # a plain text in a list
                hint = f"write the item as {{item: ..., was: [{name}]}}"
            if (old, new) not in told:
                told.add((old, new))
                hint += f"; if it is another, write in hafal.yaml withdrawn: {{{old}: the reason}}"
                yield problem("E406", place, hint, old=shown(old), new=shown(new)).about(draft.fact.id)

    def reasons(self) -> Iterator[Problem]:
        """Reasons for what is still there, or was never released."""
        there = {note.key for note, _ in self.drafts}
        there |= {name for fact in self.facts.facts.values() for name in (str(fact.id), str(fact.identity))}
        known = {name for key in self.lock.notes for name in (key, fact_of(key))}
        for name in self.settings.withdrawn:
            place = self.settings.where.place("withdrawn", name)
            if name in there:
                yield problem("W303", place, "delete the line, or the fact", key=shown(name), reason="is still there")
            elif name not in known:
                hint = did_you_mean(name, sorted(known - there))
                yield problem("W303", place, hint, key=shown(name), reason="was never released")


def _shown(note: Note) -> tuple[str, str, frozenset[tuple[str, str]]]:
    """What a note is to those who learn it."""
    return note.kind, note.title, frozenset(hashed(note.answers).items())
