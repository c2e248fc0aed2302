"""What was probably meant by a word that is not known."""

from collections.abc import Iterable
from itertools import islice

MOST_COMPARED = 1000
"""Names with which a mistyped one is compared at most: a bound on time."""

MOST_NAMED = 30
"""Names that a hint lists at most."""


INDONESIAN = dict(
    pair.split("=")
    for pair in """alamat=place alasan=why alias=aliases arti=definition bahasa=language belakang=back bobot=weight
    bulan=month catatan=extra contoh=examples daftar=lists definisi=definition depan=front gambar=image hari=day
    istilah=term jawaban=answer judul=title kedaulatan=sovereignty kemerdekaan=independence keterangan=caption kota=city
    latihan=exam lokasi=place menurut=according_to negara=country nilai=value pelajaran=lesson pembekuan=suspended
    pemulihan=restored pemutusan=severed pengakuan=recognition pengertian=definition perjanjian=treaty peristiwa=event
    pertanyaan=question petunjuk=hint satuan=unit soal=question subjek=subject sumber=source tahun=year tanggal=date
    teks=text tempat=place topik=topic""".split()
)
"""What an Indonesian author may write for a key or a choice."""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches

    by_folded = {_folded(name): name for name in islice(known, MOST_COMPARED)}
    for part in (_folded(word[:100]), *_folded(word[:100]).split()):  # tanggal, place_of_birth
        if found := by_folded.get(INDONESIAN.get(part, part)):
            return found
    close = get_close_matches(_folded(word[:100]), by_folded, n=1, cutoff=cutoff)
    return by_folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint with the known word that was probably meant, or with all of them."""
    names = list(known)
    if close := nearest(word, names):
        return f'did you mean "{close}"?'
    return f"known here: {', '.join(names)}" if 0 < len(names) <= MOST_NAMED else None


def _folded(name: str) -> str:
    return name.casefold().replace("_", " ")
