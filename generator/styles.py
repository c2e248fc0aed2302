"""An author's stylesheet: CSS that can be read, takes nothing from elsewhere, and has its colours by night too."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from generator.problems import Place, Problem, errors, problem, shown

MAX_BYTES = 100 * 1024
MOST_SELECTORS = 1000
"""Selectors of one rule whose colours are judged: rules inside rules multiply theirs."""
ENDLESS = re.compile(r"\d{4000,}")
"""A number that Python refuses to read, or soon would."""
NIGHT = re.compile(r"\.night(?:Mode|_mode)\b")
NIGHTS = re.compile(rf":(?:is|where)\(\s*{NIGHT.pattern}(?:\s*,\s*{NIGHT.pattern})*\s*\)")
"""The classes by which clients tell that it is night, as one."""
FOR_COLOURS = re.compile(
    r"(?P<family>background|border|outline|color|fill|stroke|caret-color|accent-color|text-decoration|column-rule"
    r"|(?:text|box)-shadow|--.+)(?:-.+)?"
)
"""Properties that may set a colour; a shorthand by night makes up for its parts."""
NO_COLOUR = ("currentcolor", "transparent")
OWN = re.compile(r"data:|#", re.IGNORECASE)
ADDRESSES = {"url", "src", "image", "image-set", "-webkit-image-set"}
"""Functions in which a text is an address."""
PUT_IN = re.compile("var|attr|env|if|inherit|random-item|--.*")
"""Functions in whose place a text from elsewhere is put."""


class Coloured(NamedTuple):
    """A declaration that sets a colour of its own."""

    selector: str
    family: str
    declaration: Any


def check(text: str, path: str) -> list[Problem]:
    """What is wrong with the stylesheet `text`; of an unsound one no colours are judged."""
    import tinycss2

    found = list(_raw(text, path))
    if number := ENDLESS.search(text):
        return [
            *found,
            problem("E503", Place.at(path, text, number.start()), reason="a number has thousands of digits"),
        ]
    try:
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        found += _refused(rules, path)
        return found if errors(found) else list(_twins(rules, path))
    except RecursionError:
        return [problem("E503", Place(path, 1, 1), reason="its rules are nested too deep")]


def _raw(text: str, path: str) -> Iterator[Problem]:
    """Where the text would end the element that it stands in, whatever it is in CSS."""
    for end in re.finditer("</style", text, re.IGNORECASE):
        reason = "it would end there, and the rest be shown"
        yield problem("E502", Place.at(path, text, end.start()), what=shown(end.group()), reason=reason)


def _refused(nodes: Iterable[Any], path: str, function: str = "") -> Iterator[Problem]:
    """What cannot be read, runs or is fetched, however deep it stands."""
    for node in nodes:
        place = Place(path, node.source_line, node.source_column)
        if node.type == "error":
            reason = 'a ":" or a "{" is missing' if node.message.startswith("EOF") else node.message.rstrip(".").lower()
            yield problem("E503", place, reason=reason)
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield problem("E502", place, "paste its rules here", what='"@import"', reason="nothing is fetched")
        elif node.type == "function" and node.lower_name == "expression":
            yield problem("E502", place, what='"expression()"', reason="it runs a script")
        elif node.type == "function" and function in ADDRESSES and PUT_IN.fullmatch(node.lower_name):
            hint = "write the picture itself there, as url(data:...)"
            yield problem("E502", place, hint, what=f'"{node.name}()"', reason=f"in {function}() it may be any address")
        elif node.type in ("url", "string"):
            yield from _address(node.value.strip(), place, is_address=node.type == "url" or function in ADDRESSES)
        for below in (getattr(node, name, None) for name in ("prelude", "content", "arguments", "value")):
            if isinstance(below, list):
                inner = node.lower_name if node.type == "function" else function
                below = (
                    _declared(below) if node.type in ("qualified-rule", "at-rule") and below is node.content else below
                )
                yield from _refused(below, path, inner)


def _address(value: str, place: Place, *, is_address: bool) -> Iterator[Problem]:
    if re.match("javascript:", value, re.IGNORECASE):
        yield problem("E502", place, what=shown(value), reason="it runs a script")
    elif is_address and not OWN.match(value):
        remote = re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", value, re.IGNORECASE)
        reason = "cards are studied without a network" if remote else "the deck takes no files for its style along"
        yield problem(
            "E502", place, "a small picture may stand in it as url(data:...)", what=shown(value), reason=reason
        )


def _declared(content: list[Any]) -> list[Any]:
    """The declarations and rules of a block; its errors among them."""
    import tinycss2

    found: list[Any] = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return found


def _twins(rules: Iterable[Any], path: str) -> Iterator[Problem]:
    """Colours that are set by day alone."""
    coloured = list(_coloured(rules, [""]))
    night = {(_by_day(each.selector), each.family) for each in coloured if _is_night(each.selector)}
    for selector, family, declaration in coloured:
        if not NIGHT.search(selector) and (_by_day(selector), family) not in night:
            place = Place(path, declaration.source_line, declaration.source_column)
            day = _by_day(selector)
            twin = f".nightMode {day}" if day else ".card.nightMode"
            hint = f"add {twin} {{ {declaration.name}: ... }}"
            words = {"property": f'"{declaration.name}"', "selector": shown(selector)}
            yield problem("W501", place, hint, **words)


def _coloured(rules: Iterable[Any], outer: list[str]) -> Iterator[Coloured]:
    import tinycss2

    for rule in rules:
        if rule.type == "declaration" and (found := FOR_COLOURS.fullmatch(rule.lower_name)) and _is_colour(rule.value):
            yield from (Coloured(selector, found["family"], rule) for selector in outer)
        elif rule.type == "qualified-rule":
            inner = (_below(one, part) for one in outer for part in _parts(tinycss2.serialize(rule.prelude)))
            yield from _coloured(_declared(rule.content), list(islice(inner, MOST_SELECTORS)))
        elif rule.type == "at-rule" and rule.content and "keyframes" not in rule.lower_at_keyword:
            yield from _coloured(_declared(rule.content), outer)


def _is_colour(value: Iterable[Any]) -> bool:
    """Whether a colour of its own stands in a value: not one of a variable, or of what is around it."""
    from tinycss2.color4 import parse_color

    for token in value:
        if (found := parse_color(token)) and found not in NO_COLOUR and found.alpha:
            return True
        if token.type == "function" and token.lower_name not in ("var", "light-dark") and _is_colour(token.arguments):
            return True
    return False


def _parts(selectors: str) -> list[str]:
    """The selectors of a rule, each by itself."""
    text = NIGHTS.sub(".nightMode", re.sub(r"/\*.*?\*/", " ", selectors, flags=re.DOTALL))
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [" ".join(re.sub(r"\s*([>+~])\s*", r" \1 ", part).split()) for part in parts]


def _below(outer: str, selector: str) -> str:
    """A selector inside a rule of another."""
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}".strip()


def _is_night(selector: str) -> bool:
    """Whether a selector is of the night; the class stands on the card itself, so that it has no card below it."""
    night = NIGHT.search(selector)
    return night is not None and not (not _by_day(selector) and re.match(r"\s+\S", selector[night.end() :]))


def _by_day(selector: str) -> str:
    """A selector without the night and without the card, in which everything stands."""
    whole = r"html|body|:root|\.card|\s"
    return re.sub(rf"^(?:{whole})+$|^(?:{whole})*\s(?!\s|[>+~])", "", NIGHT.sub("", f" {selector}")).strip()
