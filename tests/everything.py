"""A deck in which cards carry everything that a card can carry: what proofs and contact sheets look at."""

from pathlib import Path

from conftest import HEAD
from proving import Shown, rendered

import generator.kinds
from generator import cli
from generator.engine import throwaway
from generator.kinds import KINDS

NOTES = "Lihat juga catatan pelajaran tanggal 12: <b>bukan</b> sama dengan kerja sama multilateral."
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
    '<rect width="100%" height="100%" fill="#a9d5ff"/><circle cx="90" cy="90" r="60" fill="#024"/></svg>'
)
LONG = (
    "Kerja sama bilateral dilakukan karena setiap negara mempunyai keterbatasan dan kelebihan yang berbeda-beda. "
    "Pertanggungjawaban atas pelaksanaannya diatur dalam perjanjian yang mengikat kedua pihak. "
) * 5
SOURCE = f"""
topic: Kerja sama internasional dan pertanggungjawaban ketatanegaraan
source: Undang-Undang Nomor 37 Tahun 1999 tentang Hubungan Luar Negeri, Pasal 3, ayat 1
definitions:
  hak:
    term: hak
    definition: kuasa untuk menerima sesuatu yang semestinya diterima
    extra: |
      Tiga hal perlu diingat:

      - hak asasi dibawa **sejak lahir**
      - hak *warga negara* diatur undang-undang
      - kode `hak.asasi` di katalog

      | hak | pasal | isi |
      |---|---|---|
      | beragama | 29 | menjalankan ibadah |
      | pendidikan | 31 | wajib belajar, dipertanggungjawabkan negara |
    hint: lawan kata kewajiban
    contrast: {{with: kewajiban, text: "harus dilakukan, bukan boleh dituntut"}}
    corrected: {{date: 2026-02-03, was: kewenangan}}
  kewajiban: {{term: kewajiban, definition: sesuatu yang harus dilakukan}}
  ketidaksinambungan:
    term: mempertanggungjawabkannyalah
    definition: pengejawantahan ketidakbersinambungannya pertanggungjawaban antarpenyelenggara pemerintahan
events:
  proklamasi:
    {{event: Proklamasi kemerdekaan, place: Jakarta, date: 1945-08-17, weight: 2, extra: Dibacakan pukul 10.00.}}
  linggarjati: {{event: penandatanganan Perjanjian Linggarjati, date: 1947-09-25, ask: day}}
first_relations:
  belanda:
    {{country: NL, event: recognition, of: sovereignty, date: 1949-12-27, ask: day,
     disputed: [{{date: 1949-12-30, by: Sekretariat Negara}}, {{date: 1949-11-02}}]}}
questions:
  ibu-kota: {{question: Apa ibu kota Mesir?, answer: Kairo, typed: true, hint: di tepi sungai Nil}}
  gambar-depan:
    question: Lambang apa ini?
    answer: Garuda Pancasila
    image: {{file: lebar.svg, alt: sebuah lambang, caption: Gambar yang lebar, on: front}}
  gambar-belakang:
    question: Seperti apa tugunya?
    answer: tinggi
    image: {{file: tinggi.svg, alt: tugu, caption: Gambar yang tinggi}}
  panjang: {{question: "{LONG[:270].strip()}?", answer: "{LONG.strip()}"}}
  rumus:
    question: "Berapa \\\\(E\\\\) bila \\\\(m = 2\\\\)?"
    answer: "\\\\(E = mc^2 = 2 \\\\cdot 9 \\\\cdot 10^{{16}}\\\\)"
  kode:
    question: "Apa hasil `print(len('negara'))`?"
    answer: "`6`, sebab fungsi `len_dengan_nama_yang_panjang_sekali()` menghitung huruf"
  tabel:
    question: Apa beda tiga bentuk kerja sama?
    answer: |
      | bentuk | negara | contoh |
      |---|---|---|
      | bilateral | dua | Indonesia dan Mesir |
      | regional | sekawasan | ASEAN |
      | multilateral | banyak | Perserikatan Bangsa-Bangsa |

      1. dua negara
      2. sekawasan
      3. banyak negara
lists:
  ketua:
    title: ketua penyelenggaraan pertanggungjawaban
    items:
      a: satu
      b: dua
      c: {{title: kelompok, items: [x, y, z]}}
      d: yang keempat, dengan uraian yang cukup panjang untuk dua baris
clozes:
  gelap:
    text: >-
      Indonesia menganut politik luar negeri {{{{c1::bebas dan aktif, tanpa mempertanggungjawabkannya}}}}
      sejak {{{{c2::1948::tahun}}}}.
    hint: dua kata sifat
    extra: Dari pidato *Mendayung di antara Dua Karang*.
    corrected: {{date: 2026-02-03, was: netral}}
"""
GONE = "questions:\n  lama: {question: Apakah ini masih ditanyakan?, answer: tidak}\n"
GONE += 'clozes:\n  usang: {text: "Bumi itu {{c1::datar}}."}\n'


def everything(folder: Path, language: str) -> list[Shown]:
    """Cards of the examples of all kinds in a language; in Indonesian also with all that a note can hold."""
    project = folder / language
    (project / "media").mkdir(parents=True)
    head = HEAD.replace("language: id", f"language: {language}") + "report: guru@example.org\n"
    (project / "hafal.yaml").write_text(head, encoding="utf-8")
    for kind in KINDS:
        name = "example.yaml" if language == "id" else "example.en.yaml"
        text = (Path(generator.kinds.__file__).parent / kind.slug / name).read_text(encoding="utf-8")
        (project / f"{kind.slug}.yaml").write_text(text, encoding="utf-8")
    for name, width, height in (("lebar", 900, 300), ("tinggi", 200, 1600)):
        (project / "media" / f"{name}.svg").write_text(SVG.format(width=width, height=height), encoding="utf-8")
    if language == "id":
        (project / "segala.yaml").write_text(SOURCE, encoding="utf-8")
    (project / "lama.yaml").write_text(GONE, encoding="utf-8")
    package = folder / f"{language}.apkg"
    assert cli.run(["build", str(project), "-o", str(package)]) == 0
    (project / "lama.yaml").unlink()
    (project / "hafal.yaml").write_text(
        head + "withdrawn: {lama: pertanyaannya keliru, usang: salah}\n", encoding="utf-8"
    )
    with throwaway() as anki:
        anki.import_package(package)  # what is withdrawn is of a release that somebody has
        assert cli.run(["build", str(project), "-o", str(package)]) == 0
        anki.import_package(package)
        noted = [anki.collection.get_note(note) for note in anki.collection.find_notes("")]
        for note in noted[::3]:
            note["My Notes"] = NOTES
        anki.collection.update_notes(noted)
        return list(rendered(anki))
