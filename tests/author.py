"""An author who releases a deck again and again."""

from dataclasses import dataclass, field
from pathlib import Path

from conftest import HEAD, Project, Run

SOURCE = """\
topic: Ibu kota
questions:
  mesir: {question: Apa ibu kota Mesir?, answer: Kairo}
  jepang: {question: Apa ibu kota Jepang?, answer: Kyoto, reverse: {question: Kyoto ibu kota mana?, answer: Jepang}}
  ghana: {question: Apa ibu kota Ghana?, answer: Akra}
events:
  kaa: {event: Konferensi Asia-Afrika, date: 1955-04}
lists:
  planet:
    title: planet terdalam
    items: {merkurius: Merkurius, venus: Venus, bumi: Bumi, mars: Mars, jupiter: Yupiter}
clozes:
  air: {text: "Air terdiri atas {{c1::hidrogen}} dan {{c2::oksigen}}."}
"""
NOTES = 11
"""Four facts and a cloze, the list and its five items."""


@dataclass
class Author:
    """One project, its source in one string, and its releases."""

    project: Project
    run: Run
    source: str = SOURCE
    head: str = HEAD
    files: dict[str, str | bytes] = field(default_factory=dict)
    releases: int = 0

    @property
    def folder(self) -> Path:
        return self.project({"hafal.yaml": self.head, "a.yaml": self.source, **self.files})

    def edits(self, old: str, new: str) -> None:
        assert old in self.source
        self.source = self.source.replace(old, new)

    def sets(self, line: str) -> None:
        """Adds a line to hafal.yaml, or changes the one with the same key."""
        kept = [known for known in self.head.splitlines() if known.split(":")[0] != line.split(":")[0]]
        self.head = "\n".join([*kept, line]) + "\n"

    def builds(self, *options: str) -> tuple[int, str]:
        """The exit status of a build into the next file, and all that it said."""
        folder = self.folder
        self.releases += 1
        ran = self.run("build", folder, "-o", f"{self.releases}.apkg", *options)
        return ran.status, ran.out + ran.err

    def publishes(self, *options: str) -> Path:
        """The next release."""
        status, said = self.builds(*options)
        assert status == 0, said
        return Path(f"{self.releases}.apkg")
