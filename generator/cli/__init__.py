"""The command line: one verb a file, and the funnel through which every failure leaves as one clear line."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.kinds import kinds
from generator.cli.new import new
from generator.cli.plan import plan
from generator.cli.preview import preview
from generator.cli.report import failure, nobody_reads
from generator.cli.schema import schema
from generator.cli.verify import verify
from generator.problems import Trouble

INTERRUPTED, TERMINATED = 130, 143


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(package_name="hafal", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of a failure.")
@click.pass_context
def hafal(context: click.Context, debug: bool) -> None:
    """Write facts once, in YAML; learn them by heart, in Anki.

    hafal new cards_src/DECK makes a project to start from, hafal build makes its deck.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for verb in (new, kinds, build, check, diff, preview, plan, verify, schema):
    hafal.add_command(verb)


def main() -> None:
    """The `hafal` command."""
    gc.disable()  # one command is over before a collection would pay
    status = run(sys.argv[1:])
    gc.freeze()  # nor would the one at the end
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit status: 0 well, 1 problems in the sources, 2 wrong use or surroundings."""
    try:
        signal.signal(signal.SIGTERM, _terminated)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        status = hafal.main(list(arguments), prog_name="hafal", standalone_mode=False)
        _flush()
    except BaseException as error:
        return _failed(_first(error), debug="--debug" in arguments)
    return int(status or 0)


def _first(error: BaseException) -> BaseException:
    """The interruption that this failure came of: what is broken off may not be able to tidy up."""
    found: BaseException | None = error
    while found and not isinstance(found, KeyboardInterrupt | SystemExit):
        found = found.__context__
    return found or error


def _failed(error: BaseException, *, debug: bool) -> int:
    """Tells of whatever ended a command, and returns its exit status."""
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return _said("interrupted; every deck is whole, the old one or the new one", INTERRUPTED)
    if isinstance(error, SystemExit) and error.code != TERMINATED:
        return 0  # click ends so when the reader of a help text has gone away
    if debug or not isinstance(error, Exception):
        raise error
    return _said(_line(error), 2)


def _flush() -> None:
    """Lets a full disk be told while it still can be; a reader that has gone away is no fault."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads(1)


def _line(error: Exception) -> str:
    """One line for a person about any failure."""
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "hafal"
        return f"{error.format_message()} (see {command} --help)"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, FileNotFoundError) and _nowhere():
        return "the folder that this was called in is gone"
    if isinstance(error, OSError):
        return failure(error)
    return f"a fault in hafal itself: {type(error).__name__}: {error} (run hafal --debug ... and report it)"


def _nowhere() -> bool:
    """Whether the folder that we stand in was deleted."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _said(line: str, status: int) -> int:
    try:
        click.echo(f"hafal: {' '.join(line.split())}", err=True)
    except OSError:
        nobody_reads(2)  # else Python, which tries again at its end, would have a status of its own
    return status


def _terminated(number: int, frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
