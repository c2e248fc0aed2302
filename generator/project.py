"""Projects on disk: finds them, reads their files and their pictures."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import normalize

from generator.compose import FORBIDDEN
from generator.deck import Deck, deck
from generator.facts import Facts, commons, facts
from generator.guards import guard
from generator.identity import media_name
from generator.kinds import KINDS
from generator.kinds.kind import Image, Kind
from generator.lint import lint
from generator.lock import FILE as LOCK
from generator.lock import UNRELEASED, Lock
from generator.lock import read as read_lock
from generator.problems import Place, Problem, Refusal, Trouble, errors, problem, shown
from generator.settings import FILE, Settings, settings
from generator.source import MAX_BYTES, Source, read
from generator.styles import MAX_BYTES as MAX_STYLE_BYTES
from generator.styles import check as check_style

DEFAULT = Path("cards_src")
MEDIA = "media"
MAX_LOCK_BYTES = 2**28
MAX_IMAGE_BYTES = 10 * 2**20
MAX_MEDIA_BYTES = 960 * 2**20
"""Bytes of all pictures, which leaves room for texts in what a package may unpack to."""
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


@dataclass(slots=True)
class Project:
    """One project as it was read; `deck` is None while it has errors."""

    folder: Path
    settings: Settings
    facts: Facts
    lock: Lock = UNRELEASED
    lock_text: str = ""
    """The lock as it stands on disk; empty where there is none."""
    deck: Deck | None = None
    media: dict[str, bytes] = field(default_factory=dict)
    """Pictures by their name in the package."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def lock_path(self) -> Path:
        """Where its releases are remembered."""
        return self.folder / LOCK


def find(src: Path) -> list[Path]:
    """The folders of all projects at or below `src`, or of the one that the file `src` belongs to."""
    if not src.exists() and src == DEFAULT and Path(FILE).is_file():
        src = Path()  # the command was given inside a project
    if not src.exists():
        hint = " here: name the folder of your project, or make one with hafal new" if src == DEFAULT else ""
        raise Trouble(f"there is no {shown_path(src)}{hint}")
    if src.is_file():
        if src.suffix != ".yaml":
            raise Trouble(f"{shown_path(src)} is no source file: their names end in .yaml")
        above = next((folder for folder in src.absolute().parents if (folder / FILE).is_file()), None)
        if above is None:
            raise Trouble(f"no {FILE} beside or above {shown_path(src)}")
        return [Path(os.path.relpath(above)) if above.is_relative_to(Path.cwd()) else above]
    if not src.is_dir():
        raise Trouble(f"{shown_path(src)} is neither a file nor a folder")
    found = sorted(Path(folder) for folder, _, names in _walk(src) if FILE in names)
    if not found:
        raise Trouble(f"no {FILE} in or below {shown_path(src)}: a project is a folder with one")
    return found


def load(
    folders: Iterable[Path],
    kinds: Sequence[Kind[Any]] = KINDS,
    *,
    within: Path | None = None,
    reorder: bool = False,
    past: Callable[[Settings], Lock] = lambda settings: UNRELEASED,
    errors_only: bool = True,
) -> list[Project]:
    """Every project, read whole; what is wrong with them stands in each one's `problems`.

    Links may lead to files `within` the folder that was named, or that of the file that was, which projects share. To
    `reorder` gives all cards new positions, those of released ones too. `past` knows what was released of a project
    that has no lock. Of the card-quality rules all run, or `errors_only`, those that stop a build.
    """
    projects = [
        _load(folder, kinds, within=_folder_of(within or folder), reorder=reorder, past=past, errors_only=errors_only)
        for folder in folders
    ]
    names: dict[str, Project] = {}
    outer: list[Path] = []
    for project in projects:
        if inside := next((folder for folder in outer if project.folder.is_relative_to(folder)), None):
            place = Place(shown_path(project.folder / FILE), 1, 1)
            project.problems.append(problem("E306", place, "move it beside the other", outer=shown_path(inside)))
        outer.append(project.folder)
        if not project.deck or (other := names.setdefault(project.settings.project, project)) is project:
            continue
        copy, first = (other, project) if project.lock_text and not other.lock_text else (project, other)
        place = copy.settings.where.place("project")
        hint = f"each needs random letters of its own, such as {fresh_letters()}; {first.settings.where.path} has these"
        copy.problems.append(problem("E309", place, hint, value=project.settings.project))
    for project in projects:
        if errors(project.problems):
            project.deck = None
    return projects


def fresh_letters() -> str:
    """Six random letters and digits, at least one of each, none easily misread."""
    from secrets import choice

    while True:
        letters = "".join(choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(6))
        if not letters.isalpha() and not letters.isdigit():
            return letters


def _load(
    folder: Path,
    kinds: Sequence[Kind[Any]],
    *,
    within: Path,
    reorder: bool,
    past: Callable[[Settings], Lock],
    errors_only: bool,
) -> Project:
    """One project, all its files read even where its settings are not sound, so that every problem is told at once."""
    problems: list[Problem] = []
    head = _read(folder, within, folder / FILE, problems)
    found, sound = settings(head, fresh_letters)
    if found.css is not None:
        found = replace(found, stylesheet=_stylesheet(folder, found, problems))
    sources = [_read(folder, within, path, problems) for path in sorted(_sources(folder, problems), key=shown_path)]
    project = Project(folder, found, facts(sources, found, kinds))
    project.problems = problems + head.problems + project.facts.problems
    names = _pictures(project)
    _read_lock(project, past if sound else None)
    if sound and not errors(project.problems):
        project.deck, warnings = deck(project.facts, names, project.lock, reorder=reorder)
        project.problems += warnings
        project.problems += guard(project.deck, project.facts, project.lock)
        pictures = {file: project.media[name] for file, name in names.items()}
        project.problems += lint(project.facts, project.deck, pictures, errors_only=errors_only)
        project.media = {name: project.media[name] for name in project.deck.media}
    return project


def _walk(top: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Folders with their files, hidden ones and pictures aside; links to folders are not followed.

    Raises `OSError` for a folder that cannot be read: facts in it would pass for withdrawn.
    """

    def fail(error: OSError) -> None:
        raise error

    for folder, below, names in os.walk(top, onerror=fail):
        below[:] = sorted(name for name in below if not name.startswith(".") and name != MEDIA)
        yield folder, below, sorted(name for name in names if not name.startswith("."))


def _sources(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    for below, folders, names in _walk(folder):
        folders[:] = [name for name in folders if not (Path(below) / name / FILE).exists()]
        for name in names:
            path = Path(below) / name
            if name.endswith(".yaml") and path != folder / FILE:
                yield path
            elif path.suffix.lower() in (".yml", ".yaml") and path != folder / FILE:
                hint = f"rename it to {path.stem}.yaml"
                problems.append(problem("E305", Place(shown_path(path), 1, 1), hint, ending=shown(path.suffix)))


def _folder_of(named: Path) -> Path:
    """What was named, or where it lies if it is a file; a link is a file too."""
    return named if named.is_dir() else named.parent


def _read(project: Path, within: Path, path: Path, problems: list[Problem]) -> Source:
    """One file of a project; what a link brings from elsewhere is not read: messages and cards would show it."""
    place = Place(shown_path(path), 1, 1)
    hint = None
    try:
        if not any(_shows(folder, path) for folder in (project, within)):
            hint = "copy the file into the project; or name a folder that holds both, if the file is not hidden there"
            raise ValueError("it is a link that leads out of the project, or to what is hidden there")
        data = _bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        problems.append(problem("E304", place, hint, reason=_reason(error)))
        return Source(place.path, whole=False)
    return read(data, place.path)


def _shows(folder: Path, path: Path) -> bool:
    """Whether `path` leads to a file in the folder that is not hidden there, as version control's own are."""
    target, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return target.is_relative_to(top) and not any(part.startswith(".") for part in target.relative_to(top).parts)


def _read_lock(project: Project, past: Callable[[Settings], Lock] | None) -> None:
    """Reads what was released; a lock that is not this project's, or cannot be read, is an error.

    `past`, which may raise a `Refusal`, is None where the project's name is not known.
    """
    path = project.lock_path
    place = Place(shown_path(path), 1, 1)
    if not path.exists():
        if path.is_symlink():
            project.problems.append(problem("E304", place, reason="it is a link that leads nowhere"))
        elif past:
            try:
                project.lock = past(project.settings)
            except Refusal as refusal:
                project.problems.append(refusal.at(place))
            if project.lock.notes:
                project.problems.append(problem("W306", place, "commit it from now on", path=LOCK))
        return
    try:
        project.lock_text = text = _bytes(path, MAX_LOCK_BYTES).decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        project.problems.append(problem("E403", place, f"take {place.path} as it was last committed", reason="no text"))
        return
    except (OSError, ValueError) as error:
        project.problems.append(problem("E304", place, reason=_reason(error)))
        return
    project.lock, problems = read_lock(text, place.path)
    project.problems += problems
    if past and not errors(problems) and project.lock.project != project.settings.project:
        hint = f"write project: {project.lock.project} again; for a deck of its own, delete {place.path}"
        own = project.settings.where.place("project")
        project.problems.append(problem("E401", own, hint, path=place.path, other=shown(project.lock.project)))


def _bytes(path: Path, limit: int) -> bytes:
    """At most `limit` bytes of a plain file; pipes and devices are refused before they are opened."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is no plain file")
    with path.open("rb") as file:
        return file.read(limit)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def shown_path(path: Path) -> str:
    """A path for messages: forward slashes, nothing that a terminal would obey."""
    text = path.as_posix().encode("utf-8", "backslashreplace").decode()
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)


def _stylesheet(folder: Path, settings: Settings, problems: list[Problem]) -> str:
    """The author's stylesheet, with line feeds alone; empty where it is missing or unsafe, which becomes a problem."""

    def refuse(reason: str, hint: str | None = None) -> Refusal:
        return Refusal("E501", hint, value=shown(settings.css or ""), reason=reason)

    try:
        data, path = _inside(folder, "", settings.css or "", MAX_STYLE_BYTES, refuse)
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if unfit := FORBIDDEN.search(text):
            raise refuse(f"holds a character that does not belong in a text (\\u{ord(unfit.group()):04x})")
    except UnicodeDecodeError:
        problems.append(refuse("is not UTF-8 text").at(settings.where.place("css")))
        return ""
    except Refusal as refusal:
        problems.append(refusal.at(settings.where.place("css")))
        return ""
    problems += check_style(text, shown_path(path))
    return text


def _pictures(project: Project) -> dict[str, str]:
    """The name in the package of every picture that a fact shows; missing and unsafe ones become problems."""
    names: dict[str, str] = {}
    room = MAX_MEDIA_BYTES
    for fact in project.facts.facts.values():
        for common in commons(fact):
            if common.image is None or common.image.file in names:
                continue
            try:
                data, suffix = _picture(project.folder, common.image, room)
            except Refusal as refusal:
                found = refusal.at(common.image.where.place("file"))
                project.problems.append(found.about(fact.id))
                continue
            room -= len(data)
            names[common.image.file] = media_name(data, suffix)
            project.media[names[common.image.file]] = data
    return names


def _picture(project: Path, image: Image, room: int) -> tuple[bytes, str]:
    """The bytes of a picture inside the media folder and the ending of its name, or a `Refusal`.

    Others have left `room` for so many bytes.
    """

    def refuse(reason: str, hint: str | None = None) -> Refusal:
        return Refusal("E303", hint, value=shown(image.file), reason=reason)

    parts = PurePosixPath(image.file).parts
    if not parts or image.file.startswith("/") or ".." in parts or "\\" in image.file or ":" in image.file:
        raise refuse(f"must be a path inside {MEDIA}/, with forward slashes")
    suffix = PurePosixPath(image.file).suffix.lower()
    if suffix not in IMAGES:
        raise refuse("has another ending than Anki shows", f"known endings: {' '.join(IMAGES)}")
    if parts[0] == MEDIA and not (project / MEDIA / MEDIA).exists():
        raise refuse("is not there", f"leave out {MEDIA}/: pictures are looked for there")
    data, _ = _inside(project, MEDIA, image.file, MAX_IMAGE_BYTES, refuse)
    if len(data) > room:
        hint = "make them smaller, 300 kB are plenty on a phone; or make two projects of it"
        raise refuse(f"makes the pictures of the project more than {MAX_MEDIA_BYTES >> 20} MB together", hint)
    return data, suffix


def _inside(
    project: Path, folder: str, name: str, most: int, refuse: Callable[[str, str | None], Refusal]
) -> tuple[bytes, Path]:
    """The bytes of the file `name` in a folder of the project, and its path; raises what `refuse` makes of a reason."""
    path = project / folder
    for part in PurePosixPath(name).parts:
        path = path / _exactly(path, part, refuse)
    if leads_out(path, project, folder):
        raise refuse(f"leads out of {f'{folder}/' if folder else 'the folder of the project'}", None)
    try:
        data = _bytes(path, most + 1)
    except (OSError, ValueError) as error:
        raise refuse(f"cannot be read: {_reason(error)}", None) from None
    if not data:
        raise refuse("is empty", None)
    if len(data) > most:
        limit = f"{most >> 20} MB" if most >> 20 else f"{most >> 10} kB"
        raise refuse(f"is larger than {limit}", None)
    return data, path


def leads_out(path: Path, project: Path, folder: str = "") -> bool:
    """Whether links lead from `path` out of a folder of the project."""
    # Path.resolve, before Python 3.13, raises where links lead in a circle
    return not Path(os.path.realpath(path)).is_relative_to(Path(os.path.realpath(project), folder))


def _exactly(folder: Path, part: str, refuse: Callable[[str, str | None], Refusal]) -> str:
    """The entry of `folder` that is called `part` to the letter, so that a deck builds alike on every system."""
    names = os.listdir(folder) if folder.is_dir() else []
    same = [name for name in names if normalize("NFC", name) == part]
    alike = [name for name in names if normalize("NFC", name).casefold() == part.casefold()]
    if len(alike) > 1:
        hint = "names that differ only in case are one name on Windows"
        raise refuse(f"has namesakes: {', '.join(sorted(alike))}", hint)
    if not same:
        raise refuse(
            "is not there", f'did you mean "{alike[0]}"?' if alike else f"looked for it in {shown_path(folder)}"
        )
    return same[0]
