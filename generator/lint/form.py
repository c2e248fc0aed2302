"""Rules about texts as such: damage, length, load, what a phone can show, and where things are from."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO

from generator.facts import commons
from generator.kinds.cloze import Cloze
from generator.lint.damage import damage, uncoded, worded
from generator.lint.look import Look
from generator.lint.phrases import naming
from generator.lint.rule import MATUSCHAK, WOZNIAK, Found, asks, rule
from generator.lint.texts import Spot, content, words
from generator.markup import MARKED, to_html
from generator.problems import count, shown

GLUED_GAP = re.compile(r"\w\{\{c\d+::[^{}]*\}\}\w")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
COLUMN = re.compile(r"<t[hd]\b")


@rule(
    "C113",
    "cloze-load",
    "warning",
    "{what}",
    reason="Where most is hidden, nothing is left to remember the rest by.",
    source=f"{WOZNIAK.format(5)}; {MATUSCHAK.format('cloze deletions, used with care')}",
    bad='clozes:\n  nile:\n    text: "The {{c1::Nile}} {{c1::rises}} in {{c1::Africa}} and {{c1::flows}}'
    ' {{c1::north}}."',
    good='clozes:\n  nile:\n    text: "The Nile rises in Africa and flows into the {{c1::Mediterranean}}."',
)
def cloze_load(look: Look) -> Iterator[Found]:
    """Too many gaps in a sentence, more hidden than shown, a gap that is a whole sentence."""
    limits = look.limits["C113"]
    for fact in look.of(Cloze):
        for sentence in SENTENCE.split(fact.text):
            if (count := sentence.count("{{c")) > limits["gaps"]:
                yield Found(
                    Spot(fact, fact, ("text",)), {"what": f"{count} gaps in one sentence"}, "make several texts of it"
                )
                break
    hidden: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    holes: Counter[tuple[str, int]] = Counter((gap.fact.id, number) for gap in look.gaps for number in gap.numbers)
    for gap in look.gaps:
        count = len(words(gap.hidden))
        if count > limits["words"]:
            yield Found(gap.spot(), {"what": f"a gap of {count} words"}, "hide the words that matter")
        for number in gap.numbers:
            hidden[gap.fact.id][number] += count
    for fact in look.of(Cloze):
        total = len(words(fact.cloze.filled()))
        for number, count in sorted(hidden[fact.id].items()):
            left = content(fact.cloze.filled(number), look.language)
            bare = holes[fact.id, number] > 2 and 2 * len(left) <= holes[fact.id, number]
            if (count > limits["hidden"] * total or bare) and total > 2:
                spot = Spot(fact, fact, ("text",), card=f"gap {number}")
                said = {"what": f"gap {number} hides more than it leaves"}
                yield Found(spot, said, "give its gaps numbers of their own")


@rule(
    "C115",
    "missing-source",
    "info",
    "{what}",
    reason="A card that may be wrong can only be mended by those who know where it is from.",
    source=f"{WOZNIAK.format(18)} (provide sources)",
    bad=asks("Who named the cell?", "Robert Hooke"),
    good=f"source: Hooke, Micrographia (1665)\n{asks('Who named the cell?', 'Robert Hooke')}",
)
def missing_source(look: Look) -> Iterator[Found]:
    """Facts without a source, each if the project requires them; sources that are files of the author's own."""
    required = look.facts.settings.require_source
    files: dict[str, list[Spot]] = {}
    for fact in look.facts.facts.values():
        if fact.source is None:
            files.setdefault(fact.where.path, []).append(Spot(fact, fact))
    for spots in files.values():
        others = f", here and in {count(len(spots) - 1, 'other fact')} of this file" if len(spots) > 1 else ""
        for spot in spots if required else spots[:1]:
            hint = "write source: at the head of the file, or here"
            yield Found(spot, {"what": f"no source{others}"}, hint, "warning" if required else None)
    for source, spot in look.sources:
        if found := naming.OWN_FILE.search(source):
            said = {"what": f"{shown(found[0])} is a file of your own, which no learner can open"}
            yield Found(spot._replace(words=found[0]), said, "name the book, the page or the article", "warning")


@rule(
    "C117",
    "run-together",
    "warning",
    "{words} looks damaged, as by copying",
    reason="Damaged words are read letter by letter, every time.",
    source=WOZNIAK.format(12),
    bad=asks("Which enzyme splits starch in theSmall intestine?", "amylase"),
    good=asks("Which enzyme splits starch in the small intestine?", "amylase"),
)
def run_together(look: Look) -> Iterator[Found]:
    """Words run together, and characters that an encoding has broken."""
    longest = int(look.limits["C117"]["letters"])
    for text in look.texts():
        damaged = damage(text.raw, longest, look.language)
        if not damaged and text.role == "cloze" and (gap := GLUED_GAP.search(text.raw)):
            damaged = gap[0]
        if damaged:
            yield Found(text.spot(damaged), {"words": shown(damaged)}, "type it anew")


@rule(
    "C118",
    "markup",
    "warning",
    "{words} stands on the card as it is",
    reason="Braces are the language of Anki's templates; on a card they are a mistake of somebody's.",
    source="Anki manual, Card templates",
    bad=asks("What is {{c1::H2O}} called?", "water"),
    good=asks("What is H2O called?", "water"),
)
def markup(look: Look) -> Iterator[Found]:
    """Double braces outside of clozes, code and formulas."""
    for text in look.texts("prompt", "answer", "definition", "statement", "name"):
        if "{{" not in text.raw and "}}" not in text.raw:
            continue
        if found := re.search(r"\{\{.{0,20}|\}\}", uncoded(text.raw)):
            yield Found(
                text.spot(found[0].split()[0]), {"words": shown(found[0])}, "make it a cloze, or put it into backticks"
            )


@rule(
    "C119",
    "phone",
    "warning",
    "{what}",
    reason="What does not fit a phone is cut, shrunk or scrolled, every time.",
    source="measured: 24 letters fill a line of a phone 360 px wide in the size of a prompt",
    bad="questions:\n  cases:\n    question: Which endings has rosa?\n    answer: |\n"
    "      | case | singular | plural | of |\n      |---|---|---|---|\n      | nominative | rosa | rosae | who |",
    good=asks("Which ending has rosa in the genitive plural?", "-arum"),
)
def phone(look: Look) -> Iterator[Found]:
    """Words, tables and pictures that are too large for a phone."""
    limits = look.limits["C119"]
    for text in look.texts():
        read = worded(text.plain)
        word = next((word for word in words(read) if limits["letters"] < len(word) and word[0].islower()), None)
        if word:
            yield Found(text.spot(word), {"what": f"a word of {len(word)} letters"}, "a hyphen lets it break")
        if MARKED.search(text.raw) and "|" in text.raw:
            columns = max(len(COLUMN.findall(row)) for row in to_html(text.raw).split("</tr>"))
            if columns > limits["columns"]:
                yield Found(text.spot(), {"what": f"a table of {columns} columns"}, "ask for its rows on several cards")
    for fact in look.facts.facts.values():
        for common in commons(fact):
            if common.image and (what := _too_large(look.pictures.get(common.image.file, b""), limits)):
                yield Found(Spot(fact, common, ("image", "file")), {"what": what}, "save it smaller")


def _too_large(picture: bytes, limits: Mapping[str, float]) -> str | None:
    """What is too large about a picture, if anything is."""
    from imagesize import get

    if len(picture) > limits["kilobytes"] * 1000:
        return f"a picture of {len(picture) // 1000} kB"
    side = max(get(BytesIO(picture))) if picture else 0
    return f"a picture of {side} pixels" if side > limits["pixels"] else None


@rule(
    "C120",
    "many-cards",
    "warning",
    "one fact makes {count} cards",
    reason="Its cards are learned together and mixed up with each other.",
    source=WOZNIAK.format(4),
    bad='clozes:\n  six:\n    text: "{{c1::Oil}} floats on water. {{c2::Iron}} sinks. {{c3::Cork}} floats.'
    ' {{c4::Lead}} sinks. {{c5::Ice}} floats. {{c6::Gold}} sinks."',
    good='clozes:\n  two:\n    text: "{{c1::Oil}} floats on water, and {{c2::iron}} sinks in it."',
)
def many_cards(look: Look) -> Iterator[Found]:
    """Facts with more cards than the threshold, items aside."""
    limit = look.limits["C120"]["cards"]
    for note in look.deck.notes:
        if note.draft and not note.draft.part and len(note.ordinals) > limit:
            yield Found(
                Spot(note.draft.fact, note.draft.fact),
                {"count": len(note.ordinals)},
                "make several facts of it, or skip cards",
            )
