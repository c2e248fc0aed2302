"""Pictures: what a reference may say and what a folder may hold in its place, on this system and on others."""

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run
from playwright.sync_api import Browser, Dialog, Route
from trust.corpus import FACT, by_title, is_refused, read

from generator import cli
from generator.engine import throwaway

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes, names and case as on Linux")

PICTURE = b"\x89PNG\r\n\x1a\n gambar"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>'
    b'<image href="http://a.id/a.png"/><foreignObject><iframe src="http://a.id"/></foreignObject></svg>'
)
BOMB = (
    b'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 12))
    + b']><svg xmlns="http://www.w3.org/2000/svg"><text>&a11;</text></svg>'
)
HUGE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\2\0\0\0" + b"\0" * 8
CARD = "http://kartu.id/"
OUTSIDE = b"\x89PNG rahasia"

Prepare = Callable[[Path], object]


@dataclass(frozen=True)
class Picture:
    """What a fact refers to, what lies in the project, and what the reader is told; else the picture travels."""

    title: str
    file: str
    prepare: Prepare
    told: str = ""
    data: bytes = field(default=PICTURE)

    def source(self, fact: str) -> str:
        """A fact with the picture, its file at 5:19."""
        quoted = self.file.replace("'", "''")
        return FACT.replace("§", fact) + f"    image: {{file: '{quoted}', alt: gambar, caption: '{fact}'}}\n"


def holding(*names: str | bytes, data: bytes = PICTURE) -> Prepare:
    """Files in the media folder, by names or the bytes of names."""

    def prepare(folder: Path) -> None:
        for name in names:
            path = Path(os.fsdecode(os.fsencode(folder / "media") + b"/" + os.fsencode(name)))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return prepare


def linked(name: str, to: str | Path) -> Prepare:
    """A link in the media folder, beside a picture `a.png`, and with files outside to lead to."""

    def prepare(folder: Path) -> None:
        holding("a.png")(folder)
        (folder / "luar").mkdir()
        for outside in (folder / "luar" / "a.png", folder / "rahasia.png", folder.parent / "rahasia.png"):
            outside.write_bytes(OUTSIDE)
        (folder / "media" / name).symlink_to(to)

    return prepare


def instead(make: Callable[[Path], object]) -> Prepare:
    """Something else in the place of the picture `a.png`."""

    def prepare(folder: Path) -> None:
        (folder / "media").mkdir()
        make(folder / "media" / "a.png")

    return prepare


def without_media(make: Callable[[Path], object]) -> Prepare:
    """Something else in the place of the media folder."""
    return lambda folder: make(folder / "media")


def listening(path: Path) -> None:
    """A socket; its address has to be short."""
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(before)


def sparse(size: int) -> Callable[[Path], None]:
    """A file of a size that takes no room on the disk."""

    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return make


def hard_link(path: Path) -> None:
    (path.parent.parent / "lain.png").write_bytes(PICTURE)
    os.link(path.parent.parent / "lain.png", path)


def travels(title: str, name: str, data: bytes = PICTURE) -> Picture:
    """A file of a name that is taken to the letter."""
    return Picture(title, name, holding(name, data=data), data=data)


def not_a_path(title: str, file: str) -> Picture:
    """A reference that is refused although there is a picture which another program would find by it."""
    return Picture(title, file, holding("a.png", "x/a.png"), "E303 5:19")


NAMES = [
    travels("a device of Windows: CON.png", "CON.png"),
    travels("a device of Windows: nul.svg", "nul.svg"),
    travels("a device of Windows with two endings", "aux.tar.png"),
    travels("an ending in capitals", "a.PNG"),
    travels("spaces", "a b c.png"),
    travels("a space first", " a.png"),
    travels("two points", "a..png"),
    travels("two points first", "..a.png"),
    travels("a hidden file", ".a.png"),
    travels("a dash first, like an option", "-a.png"),
    travels("an underscore first, which Anki never replaces", "_a.png"),
    travels("quotes", "a'b\"c.png"),
    travels("tags", "a<b>&c.png"),
    travels("signs of shells", "$(a) `b` ~ !.png"),
    travels("signs of shells that stand for others", "a*b?[c].png"),
    travels("a template of Anki", "{{a}} [latex].png"),
    travels("an address's signs", "a%2e%2e%2fb#c.png"),
    travels("letters of four bytes", "👍漢é.png"),
    travels("an override of direction", "a\u202egpj.png"),
    travels("a name of 255 bytes", "x" * 251 + ".png"),
    travels("folders in folders", "x/y/z/a.png"),
    travels("a folder with an ending", "x.png/a.png"),
    Picture("a file whose name is no UTF-8 lies beside", "a.png", holding("a.png", b"caf\xe9.png")),
    Picture("NFD on the disk, NFC in the source", "caf\u00e9.png", holding("cafe\u0301.png")),
    Picture("NFC on the disk, NFD in the source", "cafe\u0301.png", holding("caf\u00e9.png")),
    Picture("NFD in a folder's name", "\u00e9/a.png", holding("e\u0301/a.png")),
    Picture("a path with a point", "./a.png", holding("a.png")),
    Picture("NFD and NFC side by side", "caf\u00e9.png", holding("caf\u00e9.png", "cafe\u0301.png"), "E303 5:19"),
    Picture("names that differ only in case", "a.png", holding("a.png", "A.png"), "E303 5:19"),
    Picture("endings that differ only in case", "a.png", holding("a.png", "a.PNG"), "E303 5:19"),
    Picture("folders that differ only in case", "x/a.png", holding("x/a.png", "X/a.png"), "E303 5:19"),
    Picture("names that differ by a sharp s", "straße.png", holding("straße.png", "STRASSE.png"), "E303 5:19"),
    Picture("a name in another case", "A.png", holding("a.png"), "E303 5:19"),
    Picture("an ending in another case", "a.PNG", holding("a.png"), "E303 5:19"),
    Picture("a folder in another case", "X/a.png", holding("x/a.png"), "E303 5:19"),
    Picture("a name that is no UTF-8", "caf\u00e9.png", holding(b"caf\xe9.png"), "E303 5:19"),
    Picture("a letter of Turkish", "\u0131.png", holding("i.png", "I.png"), "E303 5:19"),
    Picture("the sign for kelvin", "k.png", holding("\u2126.png", "K.png"), "E303 5:19"),
]
PATHS = [
    not_a_path("a point behind the name, which Windows drops", "a.png."),
    not_a_path("a space behind the name, which Windows drops", "a.png "),
    not_a_path("a zero-width space behind the name", "a.png\u200b"),
    not_a_path("a no-break space before the name", "\u00a0a.png"),
    not_a_path("a Cyrillic letter in the ending", "a.\u0440ng"),
    not_a_path("a stream of Windows", "a.png:x.png"),
    not_a_path("the data stream of Windows", "a.png::$DATA"),
    not_a_path("a drive", "C:\\a.png"),
    not_a_path("a drive's own folder", "C:a.png"),
    not_a_path("a share of Windows", "\\\\host\\a.png"),
    not_a_path("a share with forward slashes", "//host/a.png"),
    not_a_path("a backslash", "x\\a.png"),
    not_a_path("an absolute path", "/a.png"),
    not_a_path("a path out", "../media/a.png"),
    not_a_path("a path out and in again", "x/../a.png"),
    not_a_path("a path out in other signs", "%2e%2e/a.png"),
    not_a_path("the home folder", "~/a.png"),
    not_a_path("a variable", "$PWD/a.png"),
    not_a_path("the folder itself", "."),
    not_a_path("the folder above", ".."),
    not_a_path("an address", "http://a.id/a.png"),
    not_a_path("an address of a file", "file:///a.png"),
    not_a_path("a picture in the address", "data:image/png;base64,aGFs.png"),
    not_a_path("a question behind the name", "a.png?x=1.png"),
    not_a_path("the media folder itself first", "media/a.png"),
    not_a_path("a pattern", "*.png"),
    not_a_path("a name that no disk can hold", "x" * 300 + ".png"),
    not_a_path("only an ending", ".png"),
    not_a_path("no ending", "a"),
    not_a_path("an ending that Anki does not show", "a.tiff"),
    not_a_path("an ending of a sound", "a.mp3"),
    not_a_path("an ending of a page", "a.html"),
    not_a_path("an ending of a packed SVG", "a.svgz"),
]
FILES = [
    Picture("a link to a picture beside it", "b.png", linked("b.png", "a.png")),
    Picture("a link to the folder itself", "x/a.png", linked("x", ".")),
    Picture("a hard link", "a.png", instead(hard_link)),
    Picture("a link out of the folder", "b.png", linked("b.png", "../rahasia.png"), "E303 5:19"),
    Picture("a link out of the project", "b.png", linked("b.png", "../../rahasia.png"), "E303 5:19"),
    Picture("a link to an absolute path", "b.png", linked("b.png", "/etc/passwd"), "E303 5:19"),
    Picture("a link to a folder outside", "x/a.png", linked("x", "../luar"), "E303 5:19"),
    Picture("a link to the folder above and back", "x/a.png", linked("x", "../media/../luar"), "E303 5:19"),
    Picture("a link to a device", "b.png", linked("b.png", "/dev/zero"), "E303 5:19"),
    Picture("a link to the environment", "b.png", linked("b.png", "/proc/self/environ"), "E303 5:19"),
    Picture("a link to nothing", "b.png", linked("b.png", "tidak-ada.png"), "E303 5:19"),
    Picture("a link to itself", "b.png", linked("b.png", "b.png"), "E303 5:19"),
    Picture("a pipe", "a.png", instead(os.mkfifo), "E303 5:19"),
    Picture("a socket", "a.png", instead(listening), "E303 5:19"),
    Picture("a folder", "a.png", instead(Path.mkdir), "E303 5:19"),
    Picture("nothing", "a.png", instead(lambda path: None), "E303 5:19"),
    Picture("0 bytes", "a.png", instead(Path.touch), "E303 5:19"),
    Picture("ten megabytes", "a.png", instead(sparse(10 << 20)), data=bytes(10 << 20)),
    Picture("ten megabytes and one byte", "a.png", instead(sparse((10 << 20) + 1)), "E303 5:19"),
    Picture("a terabyte", "a.png", instead(sparse(1 << 40)), "E303 5:19"),
    Picture("no media folder", "a.png", lambda folder: None, "E303 5:19"),
    Picture("a file in its place", "a.png", without_media(Path.touch), "E303 5:19"),
    Picture("a pipe in its place", "a.png", without_media(os.mkfifo), "E303 5:19"),
    Picture(
        "a link to itself in its place", "a.png", without_media(lambda path: path.symlink_to(path.name)), "E303 5:19"
    ),
    Picture("a link out in its place", "a.png", without_media(lambda path: path.symlink_to("/usr")), "E303 5:19"),
    travels("an SVG with a script, which no picture runs", "a.svg", SVG),
    travels("an SVG that grows beyond all memory", "b.svg", BOMB),
    travels("an SVG that breaks off", "c.svg", b"<svg width='1e999' height='-1"),
    travels("a picture that says it is four billion wide", "d.png", HUGE),
    travels("a picture of one byte", "e.webp", b"\0"),
    travels("a picture that breaks off", "f.jpg", b"\xff\xd8\xff"),
    travels("a page that is called a picture", "g.gif", b"<html><script>alert(1)</script>"),
    travels("an archive that is called a picture", "h.png", b"PK\x03\x04"),
]
PICTURES = [*NAMES, *PATHS, *FILES]


@pytest.mark.parametrize(**by_title(case for case in PICTURES if case.told))
def test_refused(case: Picture, run: Run, released: Path) -> None:
    def prepare(folder: Path) -> None:
        (folder / "a.yaml").write_text(case.source("a"), encoding="utf-8")
        case.prepare(folder)

    is_refused(run, released, prepare, [case.told])


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bytes, int]]:
    """The text on the card, the bytes in Anki's media folder, and the status of `check`, of every picture shown."""
    base = tmp_path_factory.mktemp("pictures")
    statuses, found = {}, {}
    cases = [case for case in PICTURES if not case.told]
    with throwaway() as anki:
        for number, case in enumerate(cases):
            folder = base / f"{number}"
            folder.mkdir()
            (folder / "hafal.yaml").write_text(HEAD.replace("7k3qm9", f"7k3q{number:02}"), encoding="utf-8")
            (folder / "a.yaml").write_text(case.source(f"k{number}"), encoding="utf-8")
            case.prepare(folder)
            statuses[f"k{number}"] = cli.run(["check", str(folder)])
            if cli.run(["build", str(folder), "-o", str(base / "deck.apkg")]) == 0:
                anki.import_package(base / "deck.apkg")
        for fields in anki.fields().values():
            name = fields["core 1 back"].partition('<img src="')[2].partition('"')[0]
            assert name.isascii()
            data = (anki.media() / name).read_bytes()
            found[fields["Key"]] = (read(fields["core 1 back"]), data, statuses[fields["Key"]])
    return {case.title: found[f"k{number}"] for number, case in enumerate(cases) if f"k{number}" in found}


@pytest.mark.parametrize(**by_title(case for case in PICTURES if not case.told))
def test_shown(case: Picture, shown: dict[str, tuple[str, bytes, int]]) -> None:
    text, data, status = shown[case.title]
    assert (text[:2], data == case.data, status) == ("ya", True, 0)


def test_an_svg_on_a_card_runs_no_script_and_fetches_nothing(project: Project, run: Run, browser: Browser) -> None:
    project({"a.yaml": Picture("", "a.svg", instead(Path.touch)).source("a"), "media/a.svg": SVG})
    assert run("build", "-o", "deck.apkg").status == 0
    with throwaway() as anki:
        anki.import_package(Path("deck.apkg"))
        (card,) = anki.render()
    page, asked, ran = browser.new_page(), list[str](), list[str]()

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if route.request.url.endswith(".svg"):
            route.fulfill(body=SVG, content_type="image/svg+xml")
        else:
            route.fulfill(body=card.answer if route.request.url == CARD else "", content_type="text/html")

    def alerted(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.route("**/*", answer)
    page.on("dialog", alerted)
    page.goto(CARD, wait_until="networkidle")
    (picture,) = asked[1:]
    assert (asked[0], picture.endswith(".svg"), ran) == (CARD, True, [])
    page.goto(picture, wait_until="networkidle")  # as a page of its own it does: it is the card that holds it
    assert "1" in ran
    page.close()
