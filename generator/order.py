"""The order of new cards: what a card needs comes first, what is easily confused comes days apart.

Anki shows new cards by position, and positions survive every import.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any

PER_DAY = 20
"""New cards a day, Anki's default: so far apart are siblings, and so long is a day for confusion."""

TWINS_A_DAY = 2
FEW = 30
"""Cards that are compared when every one comes too soon: a bound on time."""
FIRST, STEP, LIMIT = 1000, 100, 1_000_000
"""Positions: Check Database complains from a million on."""
ROOM = 900_000
"""What a first release takes of them: the rest is for facts to come."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A new card that waits for its turn."""

    rank: tuple[Any, ...]
    """Sorts cards of which nothing else is known."""
    note: Hashable
    """Cards of one note are siblings."""
    after: frozenset[int] = frozenset()
    """Cards, by their index, that must come before."""
    confusions: frozenset[Hashable] = frozenset()
    """A day has few cards of one of these."""
    pairs: frozenset[Hashable] = frozenset()
    """A day has one card of one of these: authors said that the two are mistaken for each other."""


@dataclass(slots=True)
class _Queue:
    """Cards that wait until something lets them through: a heap by rank."""

    heap: list[tuple[tuple[Any, ...], int]] = field(default_factory=list)

    def push(self, turn: Turn, index: int) -> None:
        heappush(self.heap, (turn.rank, index))

    def pop(self) -> int:
        return heappop(self.heap)[1]


def order(turns: Sequence[Turn], per_day: int = PER_DAY) -> list[int]:
    """The indices of `turns` in the order in which the cards are learned.

    Needs are kept always; that siblings and pairs stand a day apart, and that a day has at most two cards of a
    confusion, as long as there is any other card to learn. Linear in cards and needs, times the logarithm of a heap.
    """
    return _Order(turns, per_day).run()


class _Order:
    """A heap of ready cards; cards that something holds back are parked with it until a day has passed.

    While cards are parked for a reason, an alarm will ring for it, or a card woken from there is ready: so every card
    comes to its turn.
    """

    def __init__(self, turns: Sequence[Turn], per_day: int) -> None:
        self.turns, self.per_day = turns, per_day
        self.reasons = [_reasons(turn) for turn in turns]
        self.missing = [len(turn.after) for turn in turns]
        self.unlocks: dict[int, list[int]] = defaultdict(list)
        for index, turn in enumerate(turns):
            for needed in turn.after:
                self.unlocks[needed].append(index)
        self.ready = _Queue()
        self.parked: dict[Hashable, _Queue] = defaultdict(_Queue)
        self.woken_from: dict[int, Hashable] = {}
        self.alarms: list[tuple[int, int, Hashable]] = []
        self.recent: dict[Hashable, deque[int]] = defaultdict(deque)
        self.serial = count()
        self.done: list[int] = []

    def run(self) -> list[int]:
        for index, missing in enumerate(self.missing):
            if not missing:
                self.ready.push(self.turns[index], index)
        while len(self.done) < len(self.turns):
            self.wake()
            self.take(self.next())
        return self.done

    def next(self) -> int:
        """The best card that nothing holds back, or the least bad of those that something does."""
        while self.ready.heap:
            index = self.ready.pop()
            held = self.held(index)
            woken = self.woken_from.pop(index, None)
            if held is None:
                return index
            if woken not in (None, held):
                self.alarm(0, woken)  # whoever waits behind it for that reason must not wait for it
            if woken == held or not self.parked[held].heap:
                self.alarm(self.recent[held][0] + self.per_day - len(self.done), held)
            self.parked[held].push(self.turns[index], index)
        return self.least_bad()

    def least_bad(self) -> int:
        """Of the best cards that wait for the next few alarms, the one whose twin or sibling is longest gone."""
        alarms: list[tuple[int, int, Hashable]] = []
        while self.alarms and len(alarms) < FEW:
            alarm = heappop(self.alarms)
            if self.parked[alarm[2]].heap:
                alarms.append(alarm)
        best = min(alarms, key=lambda alarm: (self.latest(self.parked[alarm[2]].heap[0][1]), alarm))
        for alarm in alarms:
            if alarm is not best:
                heappush(self.alarms, alarm)
        return self.parked[best[2]].pop()

    def latest(self, index: int) -> int:
        """When the last card came that this one should not follow so soon."""
        return max((self.recent[reason][-1] for reason, _ in self.reasons[index] if self.recent[reason]), default=-1)

    def held(self, index: int) -> Hashable | None:
        """What a card must not follow so soon, if anything."""
        for reason, limit in self.reasons[index]:
            recent = self.recent[reason]
            while recent and recent[0] <= len(self.done) - self.per_day:
                recent.popleft()
            if len(recent) >= limit:
                return reason
        return None

    def take(self, index: int) -> None:
        for reason, _ in self.reasons[index]:
            self.recent[reason].append(len(self.done))
            self.alarm(self.per_day, reason)
        self.done.append(index)
        for following in self.unlocks[index]:
            self.missing[following] -= 1
            if not self.missing[following]:
                self.ready.push(self.turns[following], following)

    def alarm(self, later: int, reason: Hashable) -> None:
        heappush(self.alarms, (len(self.done) + later, next(self.serial), reason))

    def wake(self) -> None:
        """Lets one parked card back for every alarm that has rung."""
        while self.alarms and self.alarms[0][0] <= len(self.done):
            _, _, reason = heappop(self.alarms)
            if self.parked[reason].heap:
                index = self.parked[reason].pop()
                self.woken_from[index] = reason
                self.ready.push(self.turns[index], index)


def _reasons(turn: Turn) -> list[tuple[Hashable, int]]:
    """What may hold a card back, each with how many such cards a day may have."""
    return [
        (("note", turn.note), 1),
        *((("pair", key), 1) for key in sorted(turn.pairs, key=str)),
        *((("confusion", key), TWINS_A_DAY) for key in sorted(turn.confusions, key=str)),
    ]


def positions(turns: Sequence[Turn], learned: Sequence[int], released: Mapping[int, int]) -> list[int]:
    """The position of every card, by its index: evenly apart in the order in which they are `learned`, none shared.

    `released` cards stay where they are. Any other goes into the gap behind the card after which it is learned, but
    after what it needs and, where that can be, before released cards that need it. Behind a full gap released cards
    give way, by as little as is needed.
    """
    place = {index: at for at, index in enumerate(learned)}
    known = sorted(released, key=lambda index: (released[index], place[index]))
    gaps = _gaps(turns, learned, known)
    waiting: dict[int, list[int]] = defaultdict(list)
    for index in learned:
        if index not in released:
            waiting[gaps[index]].append(index)
    found = dict(released)
    for gap, cards in waiting.items():
        before = released[known[gap - 1]] if gap else 0
        after = released[known[gap]] if gap < len(known) else None
        found.update(zip(cards, _between(before, after, len(cards)), strict=True))
    return _apart(found, sorted(found, key=lambda index: (found[index], place[index])))


def _apart(found: Mapping[int, int], sequence: Sequence[int]) -> list[int]:
    """The positions by index, no two alike as long as there is room below the limit; the sequence stays."""
    apart = [0] * len(sequence)
    before = -1
    for index in sequence:
        before = apart[index] = max(found[index], before + 1)
    after = LIMIT
    for index in reversed(sequence):
        after = apart[index] = max(0, min(apart[index], after - 1))
    return apart


def _gaps(turns: Sequence[Turn], learned: Sequence[int], known: Sequence[int]) -> dict[int, int]:
    """Behind how many of the `known` cards each card comes, itself included."""
    gaps = {index: at for at, index in enumerate(known, 1)}
    latest = {index: len(known) for index in range(len(turns))}
    for index in reversed(learned):  # what needs a card comes before the card here
        bound = gaps[index] - 1 if index in gaps else latest[index]
        for needed in turns[index].after:
            latest[needed] = min(latest[needed], bound)
    before = 0
    for index in learned:
        if index not in gaps:
            needed = max((gaps[other] for other in turns[index].after), default=0)
            gaps[index] = max(needed, min(before, latest[index]))
        before = gaps[index]
    return gaps


def _between(before: int, after: int | None, cards: int) -> list[int]:
    """Positions for so many new cards between two, evenly apart; behind the last card, and at first, in whole steps."""
    if after is not None:
        return [before + (after - before) * at // (cards + 1) for at in range(1, cards + 1)]
    start, room = (before, LIMIT - 1 - before) if before else (FIRST - STEP, ROOM)
    return [start + min(STEP * at, room * at // cards) for at in range(1, cards + 1)]
