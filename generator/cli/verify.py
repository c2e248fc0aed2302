"""`hafal verify`: the real Anki tries a deck."""

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.problems import Place, Trouble, count, errors

if TYPE_CHECKING:
    from generator.engine import ImportLog
    from generator.upgrade import Upgrade


@click.command(short_help="Let the real Anki try a deck.")
@click.argument("deck", type=click.Path(path_type=Path))
@click.option(
    "--src",
    type=click.Path(path_type=Path),
    default="cards_src",
    show_default=True,
    help="Where the deck's sources are, if they are at hand: findings then name file and line.",
)
@click.option(
    "--upgrade",
    "old",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="Study this older deck first, and prove that DECK takes nothing from those who have it.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def verify(deck: Path, src: Path, old: Path | None, as_json: bool) -> int:
    """Let the real Anki import DECK, render every card, check its database and import it again.

    Needs the anki package: pip install 'hafal[anki]'. Exit status: 0 if Anki finds nothing, 1 if it does.
    """
    from generator import upgrade as study
    from generator import verify as proof
    from generator.cli.report import as_json as finding_as_json
    from generator.cli.report import echo, echo_json, tell

    if not deck.is_file():
        raise Trouble(f"there is no deck {deck}: hafal build makes one")
    if old and not old.is_file():
        raise Trouble(f"there is no deck {old} to study first")
    places = cache(partial(_places, src))
    verdict = proof.verify(deck, places)
    upgraded = study.upgrade(deck, old, places) if old and verdict.taken else None
    findings = [*verdict.findings, *(upgraded.findings if upgraded else ())]
    if as_json:
        echo_json(
            {
                "ok": not findings,
                "findings": [finding_as_json(found) for found in sorted(findings, key=lambda found: found.order)],
                "notes": verdict.notes,
                "cards": verdict.cards,
                "import": _numbers(verdict.log),
                "upgrade": _upgrade_as_json(old, upgraded) if upgraded else None,
            }
        )
    else:
        tell(findings, of=str(deck))
        if not errors(findings):
            sides = count(2 * verdict.cards, "side")
            echo(
                f"{deck}: {'no errors' if findings else 'no errors, no warnings'}. Anki took in "
                f"{count(verdict.notes, 'note')} and {count(verdict.cards, 'card')}, rendered {sides}, "
                "and knew them all the second time."
            )
            if upgraded:
                echo(_lossless(old, upgraded))
    return 1 if errors(findings) else 0


def _numbers(log: "ImportLog") -> dict[str, int]:
    return {"new": log.new, "updated": log.updated, "duplicate": log.duplicate, "conflicting": log.conflicting}


def _upgrade_as_json(old: Path | None, upgraded: "Upgrade") -> dict[str, Any]:
    from generator.engine import DEEDS

    return {
        "old": str(old),
        "notes": upgraded.notes,
        "cards": upgraded.cards,
        "studied": {deed: upgraded.studied[deed] for deed in ("answered", *DEEDS)},
        "reviews": upgraded.reviews,
        "import": _numbers(upgraded.log),
    }


def _lossless(old: Path | None, upgraded: "Upgrade") -> str:
    """That nothing was lost, of what, and what came."""
    deeds, log = upgraded.studied, upgraded.log
    cards = ", ".join(f"{deeds[deed]} {deed}" for deed in ("leeched", "suspended", "flagged", "moved") if deeds[deed])
    notes = ", ".join(f"{deeds[deed]} {deed}" for deed in ("marked", "edited", "tagged") if deeds[deed])
    done = "; ".join(part for part in (f"{count(deeds['answered'], 'card')} answered", cards, notes) if part)
    came = f"{log.new} new, {count(log.updated, 'note')} {'was' if log.updated == 1 else 'were'} updated"
    came += ", and what learners wrote on them replaced." if log.updated else "."
    return f"Studied {old} first ({done}): no card, answer, flag or suspension was lost; {came}"


def _places(src: Path, project: str) -> dict[str, Place]:
    """Where every fact and item of a project stands, by its key; empty where the sources are not at hand."""
    from generator.facts import commons
    from generator.kinds.items import Item
    from generator.project import find, load

    try:
        projects = load(find(src), within=src)
    except Trouble:
        return {}
    return {
        f"{fact.identity}/{common.key}" if isinstance(common, Item) else fact.identity: common.where.place()
        for known in projects
        if known.settings.project == project
        for fact in known.facts.facts.values()
        for common in commons(fact)
    }
