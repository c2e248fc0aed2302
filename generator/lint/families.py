"""Whether words are of one family, as far as their letters tell."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from generator.words import STOP, Language, root

SHORT = 4
"""Letters with which a short word begins a long one of its family, as "long" does "longevity"."""
LEAST = 5
"""Letters in a row that any other two words of one family share, at least."""
KIN = 0.55
"""How much of the shorter of two words is in the longer one if they are of one family."""
ENDLESS = 60
"""Letters beyond which nothing is a word."""
INFIX = re.compile("(?<=^[bcdfghjklmnprstw])(?:el|er|em|in)(?=[aeiou])")
"""What stands inside of some Indonesian words."""
BEGINNINGS = {
    **dict.fromkeys(
        ("me", "pe", "be", "te", "ber", "ter", "per", "bel", "pel", "di", "ke", "se", "memper", "diper"), ""
    ),
    **dict.fromkeys(("menge", "penge"), ""),
    **dict.fromkeys(("meng", "peng"), "k"),
    **dict.fromkeys(("meny", "peny"), "s"),
    **dict.fromkeys(("men", "pen"), "t"),
    **dict.fromkeys(("mem", "pem"), "p"),
}
"""What may stand before an Indonesian root, and the letter of the root that it may have taken the place of."""
ENDINGS = ("", "kan", "an", "i", "nya", "kannya", "annya", "inya", "lah", "kah")
LONGEST = max(map(len, BEGINNINGS))
VOWELS = frozenset("aeiou")
BASE = 3
"""Letters of the shortest Indonesian root."""

FAMILIES = {
    word: family
    for family in (
        "thief thieves theft",
        "proof proofs prove proves proved proven",
        "strength strong stronger",
        "heir heirs inherit inherits inherited inheritance",
        "heresy heretic heretics",
        "length long longer",
        "breadth broad broader",
        "depth deep deeper",
        "width wide wider",
        "birth born",
        "death die dies died dead",
        "sale sell sells sold seller",
        "speech speak speaks spoken speaker",
        "choice choose chooses chosen",
        "loss lose loses lost loser",
        "belief believe believes believer",
        "flight fly flies flying",
        "song sing sings sung singer",
        "heat hot hotter",
        "conquest conquer conquers conqueror",
        "erosion erode erodes eroded",
        "corrosion corrode corrodes corroded",
        "explosion explode explodes exploded",
        "invasion invade invades invaded",
        "division divide divides divided divisor",
        "collision collide collides",
        "conclusion conclude concludes concluded",
        "poverty poor poorer",
        "pollinator pollination pollen pollinate",
        "oxidation oxidiser oxidizer oxidise oxidize oxidised oxidized oxide",
        "vaporisation vaporization evaporation vapour vapor vaporise",
        "reception receive receives receiver receipt",
        "deception deceive deceives deceit",
        "description describe describes",
        "solution solve solves solvent solute dissolve dissolves dissolved",
        "suspension suspend suspends suspended",
        "expansion expand expands",
        "extension extend extends",
        "defence defense defend defends defender",
        "response respond responds responder",
        "marriage marry marries married",
        "wolf wolves",
        "leaf leaves",
        "knife knives",
        "life live lives living alive",
        "tooth teeth",
        "foot feet",
        "mouse mice",
        "appeal appeals appellant appellate",
        "curd curds curdle curdles",
        "variance variation variable vary varies varied variant",
    )
    for word in family.split()
}
"""English words of one family whose spelling hides it."""


def related(one: str, other: str) -> bool:
    """Whether two roots begin alike but for a letter, as of a country and its people: "italy" and "italian"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > SHORT and longer.startswith(shorter[: max(SHORT, len(shorter) - 1)])


def akin(word: str, others: Iterable[str], language: Language) -> bool:
    """Whether a word is of one family with another: a long piece of both is the same."""
    word = word.casefold()
    if word in STOP[language] or not SHORT <= len(word) <= ENDLESS:
        return False
    return any(
        _kin(word, other) or _irregular(word, other) or _infixed(other, word, language)
        for other in map(str.casefold, others)
    )


def made_of(word: str, other: str, language: Language) -> bool:
    """Whether one word is made of another, or both of a third: more than looks, for names that look alike are none."""
    roots = root(word, language), root(other, language)
    if roots[0] == roots[1]:
        return True
    inside = any(len(some) >= LEAST and some in word and some in other for some in (word, other, *roots))
    if language == "id" and same_base(word, other):
        return True
    return inside or (word[:3] == other[:3] and akin(word, [other], language))


def same_base(one: str, other: str) -> bool:
    """Whether two Indonesian words may come of one root: "pengelasan" and "las", "mengukus" and "kukusan"."""
    return not _bases(one).isdisjoint(_bases(other))


@lru_cache(maxsize=10_000)
def _bases(word: str) -> frozenset[str]:
    """An Indonesian word, and all that is left of it without what may stand before and behind a root."""
    stems = {word.removesuffix(ending) for ending in ENDINGS}
    found = set(stems)
    for stem in stems:
        for length in range(2, LONGEST + 1):
            taken, rest = BEGINNINGS.get(stem[:length]), stem[length:]
            if taken is not None:
                found |= {rest, taken + rest} if rest[:1] in VOWELS else {rest}
    return frozenset(base for base in found if len(base) >= BASE)


def with_nasals(root: str) -> frozenset[str]:
    """An Indonesian root with each letter that a prefix may have swallowed: "kental" of "ental"."""
    return frozenset(taken + root for taken in "kpst") if root[:1] in VOWELS and len(root) >= BASE else frozenset()


def spelt_alike(one: str, other: str, language: Language) -> bool:
    """Whether one word gives another away to whoever looks for it: it holds it, or they differ in their endings."""
    shorter, longer = sorted((one, other), key=len)
    endings = len(longer) > LEAST and shorter[:SHORT] == longer[:SHORT]
    if len(shorter) >= LEAST:
        return shorter in longer or endings
    return len(shorter) >= SHORT and root(shorter, language) == root(longer, language)[:SHORT]


def _kin(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= SHORT:
        return True
    return LEAST <= len(shorter) <= len(longer) <= ENDLESS and _piece(one, other) >= max(LEAST, KIN * len(shorter))


def _piece(one: str, other: str) -> int:
    """The length of the longest piece that two words share, but for an ending that is all that they share."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    ending = found.a + found.size == len(one) and found.b + found.size == len(other)
    return 0 if ending and found.a and found.b else found.size


def _irregular(one: str, other: str) -> bool:
    return one in FAMILIES and FAMILIES[one] == FAMILIES.get(other)


def _infixed(one: str, other: str, language: Language) -> bool:
    """Whether an Indonesian word is another with an infix: `telunjuk` of `menunjuk`, `kinerja` of `bekerja`."""
    bare = INFIX.sub("", one, count=1) if language == "id" else one
    if bare == one or len(bare) < SHORT:
        return False
    return root(bare, language) == root(other, language) or (len(bare) > LEAST and other.endswith(bare[1:]))
