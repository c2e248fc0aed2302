"""`hafal kinds`: what can be written, told by the kinds themselves."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.report import echo, wrapped

if TYPE_CHECKING:
    from generator import gaps
    from generator.kinds.kind import Derived, Kind, NoteKind
    from generator.shape import Shaped
    from generator.words import Language


@click.command(short_help="Show what can be written.")
@click.argument("name", required=False)
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True, help="Of the example.")
def kinds(name: str | None, language: "Language") -> int:
    """Show all kinds of facts, or the keys, the cards and an example of the kind NAME."""
    from generator.kinds import DERIVED, KINDS

    derived = next((kind for kind in DERIVED if kind.slug == name), None)
    for line in _derived(derived, language) if derived else _one(named(name, KINDS), language) if name else _all(KINDS):
        echo(line)
    return 0


def named(name: str, known: "Sequence[Kind[Any]]") -> "Kind[Any]":
    """The kind of that name, or of that section of a source file; a usage error where there is none."""
    from generator.proposals import did_you_mean

    plain = name.replace("-", "_")
    if found := next((kind for kind in known if plain in (kind.slug, kind.section)), None):
        return found
    hint = did_you_mean(plain, [kind.slug for kind in known]) or ""
    raise click.UsageError(f'there is no kind "{name}": {hint}')


def _all(known: "Sequence[Kind[Any]]") -> Iterator[str]:
    from generator.facts import Header
    from generator.kinds import DERIVED
    from generator.settings import Settings

    yield from _table([(kind.slug, kind.about) for kind in known])
    yield ""
    yield from wrapped("made of several facts with dates, with depth: deep in hafal.yaml:")
    yield from _table([(derived.slug, derived.about) for derived in DERIVED])
    yield ""
    yield "a source file may begin with:"
    yield from _keys(Header)
    yield ""
    yield "hafal.yaml holds:"
    yield from _keys(Settings)
    yield ""
    yield from wrapped("hafal kinds NAME shows the keys, an example and the cards of one.")


def _one(kind: "Kind[Any]", language: "Language") -> Iterator[str]:
    from generator.kinds.kind import Fact
    from generator.starters import example

    yield from (click.style(line, bold=True) for line in wrapped(f"{kind.slug}: {kind.about}"))
    yield ""
    yield from wrapped(f"{kind.section}: each under an id of its own, words of a-z and 0-9 joined by -")
    yield from _keys(kind.fact, but=Fact)
    text = example(kind, language)
    yield ""
    yield click.style("an example:", bold=True)
    yield ""
    yield from (f"  {line}".rstrip() for line in text.splitlines())
    yield ""
    yield click.style("its cards:", bold=True)
    yield from _cards(text, language, kind)
    yield ""
    yield "every fact and item may also carry:"
    yield from _keys(Fact, without=kind.without)


def _derived(derived: "Derived", language: "Language") -> Iterator[str]:
    """A kind of card that nobody writes: what it is made of, and one that the examples make."""
    from generator.kinds import KINDS
    from generator.starters import example

    yield from (click.style(line, bold=True) for line in wrapped(f"{derived.slug}: {derived.about}"))
    yield ""
    yield from wrapped(f"To get one, {derived.how}, and write depth: deep in hafal.yaml.")
    yield ""
    yield click.style("for example:", bold=True)
    makers = (kind for kind in KINDS if issubclass(kind.fact, derived.of))
    yield from max((list(_cards(example(kind, language), language, derived)) for kind in makers), key=len)


def _keys(
    cls: "type[Shaped]", *, but: "type[Shaped] | None" = None, without: Collection[str] = (), indent: int = 2
) -> Iterator[str]:
    """The keys of a shape, those that must be written first, each with what it means; below it those of its parts."""
    from generator.kinds.items import Items
    from generator.shape import is_required, keys_of

    without = {*without, *(keys_of(but) if but else ())}
    known = {name: found for name, found in keys_of(cls).items() if name not in without}
    required = [name for name, (place, _) in known.items() if is_required(place)]
    for name in sorted(known, key=lambda name: name not in required):
        place, hint = known[name]
        must = "required; " if name in required else ""
        choices = f": {' | '.join(_choices(hint))}" if _choices(hint) else ""
        yield from _table([(name, f"{must}{place.metadata['doc']}{choices}")], indent=indent)
        for part in parts_of(hint):
            yield from _keys(part, but=but, indent=indent + 2)
        if isinstance(hint, type) and issubclass(hint, Items):
            yield from _table(
                [("title, items", "instead: a group, with a title and items of its own")], indent=indent + 2
            )


def _choices(hint: Any) -> list[str]:
    """The words of which a value is one, if it is."""
    from typing import Literal, get_args, get_origin

    from generator.shape import written

    return list(get_args(written(hint))) if get_origin(written(hint)) is Literal else []


def parts_of(hint: Any) -> "list[type[Shaped]]":
    """The shapes that a key's value is made of, perhaps none."""
    from typing import get_args

    from generator.kinds.items import Items
    from generator.shape import Shaped

    if not isinstance(hint, type):
        return [part for arm in get_args(hint) for part in parts_of(arm)]
    return [hint.ITEM] if issubclass(hint, Items) else [hint] if issubclass(hint, Shaped) else []


def _cards(text: str, language: "Language", kind: "NoteKind") -> Iterator[str]:
    """The shortest card of each name that the example makes, or of a derived kind alone, as a person reads it."""
    from generator.kinds import KINDS
    from generator.kinds.cloze import Cloze
    from generator.kinds.kind import SLOTS, Kind
    from generator.starters import sample

    notes = [note for note in sample(text, KINDS, language).notes if isinstance(kind, Kind) or note.kind == kind.slug]
    drafts = [note.draft for note in notes if note.draft]
    made = [(card.slot, card.name, f"{_read(card.front)} -> {_read(card.back)}") for of in drafts for card in of.cards]
    made += [
        (SLOTS[0], f"gap {ordinal + 1}", _gap(of.fact.cloze, ordinal + 1))
        for of in drafts
        if isinstance(of.fact, Cloze)
        for ordinal in of.ordinals
    ]
    shortest = {(slot, name): said for slot, name, said in sorted(made, key=lambda card: -len(card[2]))}
    for (slot, name), said in sorted(shortest.items(), key=lambda card: (SLOTS.index(card[0][0]), card[0][1])):
        yield from _table([(name, f"{slot.split()[0]}: {said}")])


def _gap(cloze: "gaps.Cloze", number: int) -> str:
    """A cloze text as the card of one number shows it, and what is hidden there."""
    from generator.markup import plain

    hidden = [gap for gap in cloze.deletions if number in gap.numbers]
    answers = [plain(cloze.parts(gap)[0]) for gap in hidden]
    return f"{plain(cloze.filled(number))} -> {'; '.join(answers)}"


def _read(markup: str) -> str:
    """What a person reads of a side, its headings and items told apart."""
    import re

    from generator.markup import bare

    for tag, mark in (("</h1>", ": "), ("</li>", "; "), ("</p>", "; "), ("</dt>", ": ")):
        markup = markup.replace(tag, f"{mark}{tag}")
    markup = markup.replace('<li class="gap">', '<li class="gap">_____')
    said = re.sub(r"\s*;[\s;]*", "; ", bare(markup)).strip("; ")
    return re.sub(r"(?<=[.?!:]);", "", said)


def _table(rows: Sequence[tuple[str, str]], *, indent: int = 2) -> Iterator[str]:
    """Names with texts beside them, wrapped to the terminal."""
    for name, text in rows:
        start = f"{' ' * indent}{name:<{18 - indent}}"
        yield from wrapped(f"{start} {text}", beside=19)
