"""`hafal verify`: the real Anki tries a deck."""

from functools import partial
from pathlib import Path

import click

from generator.problems import Place, Trouble, count, errors


@click.command(short_help="Let the real Anki try a deck.")
@click.argument("deck", type=click.Path(path_type=Path))
@click.option(
    "--src",
    type=click.Path(path_type=Path),
    default="cards_src",
    show_default=True,
    help="Where the deck's sources are, if they are at hand: findings then name file and line.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def verify(deck: Path, src: Path, as_json: bool) -> int:
    """Let the real Anki import DECK, render every card, check its database and import it again.

    Needs the anki package: pip install 'hafal[anki]'. Exit status: 0 if Anki finds nothing, 1 if it does.
    """
    from generator import verify as proof
    from generator.cli.report import as_json as finding_as_json
    from generator.cli.report import echo, echo_json, tell

    if not deck.is_file():
        raise Trouble(f"there is no deck {deck}: hafal build makes one")
    verdict = proof.verify(deck, partial(_places, src))
    if as_json:
        log = verdict.log
        numbers = {"new": log.new, "updated": log.updated, "duplicate": log.duplicate, "conflicting": log.conflicting}
        findings = [finding_as_json(found) for found in verdict.findings]
        report = {"ok": verdict.ok, "findings": findings, "notes": verdict.notes, "cards": verdict.cards}
        echo_json({**report, "import": numbers, "upgrade": None})
    elif verdict.ok:
        sides = count(2 * verdict.cards, "side")
        echo(
            f"{deck}: no errors, no warnings. Anki took in {count(verdict.notes, 'note')} "
            f"and {count(verdict.cards, 'card')}, rendered {sides}, and knew them all the second time."
        )
    else:
        tell(verdict.findings, of=str(deck))
    return 1 if errors(verdict.findings) else 0


def _places(src: Path, project: str) -> dict[str, Place]:
    """Where every fact and item of a project stands, by its key; empty where the sources are not at hand."""
    from generator.facts import commons
    from generator.kinds.items import Item
    from generator.project import find, load

    try:
        projects = load(find(src))
    except Trouble:
        return {}
    return {
        f"{fact.id}/{common.key}" if isinstance(common, Item) else fact.id: common.where.place()
        for known in projects
        if known.settings.project == project
        for fact in known.facts.facts.values()
        for common in commons(fact)
    }
