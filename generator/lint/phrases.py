"""The words by which rules know what they are against, in Indonesian and English: all that is language in them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.words import Language


class Pattern:
    """An expression that is compiled when it is first used: a build uses few of them."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.search`."""
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.match`."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.fullmatch`."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.finditer`."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """As `re.findall`, of an expression with at most one group."""
        return self._compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """As `re.split`, of an expression without groups."""
        return self._compiled.split(text)


def _any(*phrases: str) -> Pattern:
    """Any of these expressions, as whole words, in whatever case."""
    return Pattern(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASKING: dict[Language, frozenset[str]] = {
    "id": _words(
        "apa apakah siapa siapakah kapan kapankah mana manakah mengapa kenapa bagaimana bagaimanakah berapa berapakah"
    ),
    "en": _words("what who whom whose when where why how which"),
}
"""Question words."""


def _asking(language: Language) -> str:
    return f"(?:{'|'.join(sorted(ASKING[language], key=len, reverse=True))})"


OPEN: dict[Language, Pattern] = {
    "id": Pattern(r"(?:apa(?! (?:benar|betul))|siapa|kapan|mengapa|bagaimana|berapa|kata apa)\b", re.IGNORECASE),
    "en": Pattern(r"(?:what|which|who|when|where|why|how)\b", re.IGNORECASE),
}
"""The beginning of a question that no yes answers, though a yes may be what it asks for."""

YES_NO: dict[Language, Pattern] = {
    "id": Pattern(
        r"(ya|iya|tidak|benar|salah|bukan|betul|boleh|(?:tidak|belum) (?:dapat|bisa|boleh|benar|pernah|ada)?)"
        r"(?=\s*(?:$|[,.;:!(–—-]|karena\b|sebab\b|tetapi\b|kecuali\b))",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"(yes|no|true|false|correct|incorrect|right|wrong|it (?:is|does|can|was)(?: not)?|they (?:are|do"
        r"|can)(?: not)?)"
        r"(?=\s*(?:$|[,.;:!(–—]|because\b|but\b|unless\b|as\b|since\b))",
        re.IGNORECASE,
    ),
}

TWO_SENSES = _words("right salah")
"""Of these a gap may hide another sense than yes or no: the right hand, "salah satu"."""

SECOND: dict[Language, Pattern] = {
    "id": Pattern(rf"\b{_asking('id')}\b.*?((?:\bdan|\bserta|[,;])\s+(?:[a-z]+ )?{_asking('id')}\b)", re.IGNORECASE),
    "en": Pattern(
        rf"\b{_asking('en')}\b.*?(\band\s+(?:(?:in|on|at|to|from|for|by|of|with|since|through) )?{_asking('en')}\b)",
        re.IGNORECASE,
    ),
}
"""A second question word behind a first one."""

BETWEEN: dict[Language, Pattern] = {
    "id": _any("antara", "beda", "bedanya", "perbedaan", "membedakan", "dibedakan"),
    "en": _any("between", "differs?", "difference", "distinguish", "distinguishes"),
}
"""What asks for a difference names two things by right."""

COUNTED: dict[Language, Pattern] = {
    "id": _any("dua", "tiga", "empat", "lima", "enam", "apa saja", "sebutkan"),
    "en": _any("two", "three", "four", "five", "six", "in (?:which|what) order"),
}
"""A question that says how many things it wants, or in which order."""
LISTED: dict[Language, Pattern] = {
    "id": Pattern(r"\s*[,;]\s*(?:(?:dan|serta|atau)\s+)?|\s+(?:dan|serta)\s+"),
    "en": Pattern(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+and\s+"),
}
"""What stands between the things of an enumeration."""

PRONOUN: dict[Language, Pattern] = {
    "id": _any("ia", "dia", "beliau", "mereka"),
    "en": _any("he", "she", "they", "him", "his", "her", "hers", "them", "their", "theirs", "it", "its"),
}
RELATIVE = Pattern(r"\s+(?:who|that|which|whose|yang)\b")
"""What tells of the noun before it which one is meant."""
WHO = Pattern(r"who\b", re.IGNORECASE)
POSSESSIVE = _words("his her their its hers theirs")
CLAUSE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:ketika|saat|jika|bila|agar|supaya|karena|sebelum|sesudah|setelah|sehingga) $", re.IGNORECASE),
    "en": Pattern(r"\b(?:when|if|while|before|after|because|that|once|until|as|though) $", re.IGNORECASE),
}
"""Behind these a pronoun stands for what the question is about."""
WHY_TOO = Pattern(r"\b(?:and why|dan mengapa)\s*\?$", re.IGNORECASE)
"""A reason asked for beside an answer is one question."""
EMPTY_IT = Pattern(
    r"(?:is|was|does|did|would|will|can) it (?:take|called|possible|important|necessary|useful|said|true|that|matter)"
    r"|\bit (?:is|was|takes?|took)\b[^?]*\b(?:to|that|when|if|for)\b|\b(?:time|date|day) is it\b",
    re.IGNORECASE,
)
"""An "it" that stands for nothing."""

POINTED: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?P<noun>\w+) (?:tersebut|ini)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:this|these|those|such) (?P<noun>(?:\w+ )??\w+)\b", re.IGNORECASE),
}
"""A noun that is pointed at."""

BARE_POINTING: dict[Language, Pattern] = {
    "id": Pattern(
        r"\bhal (?:ini|itu|tersebut)\b|\btadi\b|\bdi atas(?=\s*[?.,]|$)|\bberikut ini(?=\s*[?.]?$)|\byang satu ini\b"
        r"|^(?:setelah|sesudah|selain|karena|oleh karena|akibat|sebelum) itu\b|\byang (?:dimaksud|disebut(?:kan)?"
        r"|dibahas)(?=\W*$| tadi)"
        r"|\b(?:bab|bagian|halaman|paragraf) (?:sebelumnya|ini|berikutnya)\b|\bberdasarkan (?:pasal|gambar|tabel"
        r"|teks|grafik) ini\b"
        r"|\b(?:tokoh|peristiwa|tempat|perjanjian|orang|negara|kota|kerajaan|zat|unsur|proses|alat|organisasi"
        r"|karya) itu\b"
        r"|\b(?:yang|tahap|langkah) (?:selanjutnya|berikutnya|sebelumnya)(?=\s*[?.]?$)|\bmereka berdua\b",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"\bthe latter\b|\bthe former(?= (?:do|does|did|is|was|are|were|have|has)\b)|\b(?:diagram|figure|picture"
        r"|table|text|map) (?:above|below)\b"
        r"|\b(?:the )?above\b(?=\s*[?.]?$)|\b(?:mentioned|described|shown|named) (?:before|above|earlier)\b"
        r"|\bin the (?:next|last|previous) (?:step|chapter|section)\b"
        r"|\b(?:of|in) (?:its|his|her|their) functions\b|\bthe same (?:process|way round|thing)\b|\bthere(?= in \d)"
        r"|\baccording to the author\b"
        r"|\bthe (?:poet|author|writer|painter|composer|treaty|battle|novel|poem|battle|author)(?=\s*(?:\?|$"
        r"| (?:born|die|died|write|signed|take)\b))"
        r"|\b(?:there|then|next|afterwards|this|that|these|those|one of them|both of them|the other|the same)(?=\s*\?$)"
        r"|\b(?:why|how) (?:is|was|are|were|did|does|do) (?:this|that|these|those)(?= (?:\w+ed|so|important|happen"
        r"|the case)\b)",
        re.IGNORECASE,
    ),
}
"""Words that point at something outside the question."""

POSSESSED = Pattern(r"\b(\w{3,}nya)\b", re.IGNORECASE)
NOT_POSSESSED = _words(
    """hanya tanya punya biasanya umumnya misalnya sebenarnya akhirnya tepatnya seluruhnya khususnya terutamanya artinya
    sesungguhnya setidaknya namanya adanya keduanya banyaknya lamanya besarnya hadapannya istilahnya"""
)
TIMES: dict[Language, frozenset[str]] = {
    "id": _words(
        "saat dewasa hari tahun bulan minggu abad dunia selama kini masa zaman jaman pagi malam berikut kali baris"
    ),
    "en": _words("day days year week month century way"),
}
"""Nouns that point at the present, or at nothing, rather than at something unnamed."""

VOLATILE: dict[Language, Pattern] = {
    "id": _any(
        *("saat ini", "sekarang", "kini", "dewasa ini", "terkini", "terbaru", "sejauh ini", "akhir-akhir ini"),
        *(
            "hingga hari ini",
            "paling baru",
            "terakhir dirilis",
            "belakangan ini",
            "(?:tahun|bulan|minggu|pekan|abad) ini",
            "masa kini",
            "baru-baru ini",
        ),
    ),
    "en": _any(
        *("currently", "nowadays", "presently", "at present", "at the moment", "so far", "to date", "recently"),
        *(
            "newest",
            "latest(?! (?:day|date|time|possible))",
            "up to now",
            "as of now",
            "today(?!['’]s)",
            "(?:this|last|next) (?:year|month|week)",
        ),
        "(?<!from )now(?! (?:called|known|named|part|in|a part|that))",
        r"(?:the )?current (?:president|king|queen|pope|champions?|holder|record|head|prime|minister|ceo|leader|version"
        r"|government|world|secretary|chancellor|population|price|capital|name|rate)\w*",
        *(
            "present-day",
            "the next (?:summer|winter|world|olympic|general)",
            "these days",
            "in recent years",
            "most recent",
            "incumbent",
        ),
    ),
}
PLACE_NOW = Pattern(
    r"\b(?:yang )?kini (?:terletak|bernama|disebut|dikenal|menjadi|termasuk)\b|\b(?:in|of|from|to|as|into|over"
    r"|near) what (?:is|are) (?:now|today)\b|\bknown today\b|\bpresent-day [A-Z]"
)
"""Today's name of a place is no news."""
AS_OF: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:1\d|20)\d\d\b|\b(?:menurut|per|hingga akhir)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:1\d|20)\d\d\b|\baccording to\b|\bas of \d", re.IGNORECASE),
}

COUNTING: dict[Language, Pattern] = {
    "id": _any("kapan(?:kah)?", "berapa(?:kah)?"),
    "en": _any(
        "when", "(?:what|which) (?:year|date|day|month|century|number)", "how (?:many|much|old|long|far|high|tall)"
    ),
}
GENERIC: dict[Language, frozenset[str]] = {
    "id": _words(
        """tahun tanggal bulan hari abad jam pukul menit detik meter kilometer kilogram derajat persen jumlah jumlahnya
        banyak banyaknya total totalnya seluruhnya semuanya keseluruhan terjadi kejadian terjadinya angka bilangan arti
        berarti makna lahir dilahirkan wafat meninggal berdiri didirikan berdirinya mulai dimulai mulainya berakhir
        berakhirnya selesai nilai nilainya besarnya tepatnya tepat kira-kira kali lama usia umur penting berlangsung
        dibentuk diadakan ditandatangani disahkan dibangun diresmikan diterbitkan terbit panjangnya tingginya luasnya
        beratnya jaraknya suhunya hasilnya bersejarah sejarah penting menandai menyatakan dilakukan peluncuran
        dilaksanakan
        januari februari maret april mei juni juli agustus september oktober november desember bermula pasang"""
    ),
    "en": _words(
        """many year years date dates day month century time number numbers much total altogether happen happened
        happens occur
        occurred event events born die died dies begin began start started end ended founded built take took takes place
        exactly approximately mean means stand stands important significant old long far high tall billion million
        thousand hundred percent metres meters kilometres degrees signed published released opened completed made come
        came famous known happen's special history value amount there exact decisive signing premiere able give even
        sleep
        january february march april may june july august september october november december lost saved lives"""
    ),
}
"""Words that name nothing: what is asked of everything."""
SHELL: dict[Language, frozenset[str]] = {
    "id": _words(
        """peristiwa perjanjian perang pertempuran konferensi kongres revolusi kerajaan negara organisasi perusahaan
        buku
        novel kota raja presiden tokoh penulis pengarang gedung bangunan undang-undang uu peraturan gunung puncak sungai
        danau pulau penduduk anggota orang gempa letusan proklamasi pemilu sidang kapal jembatan candi museum roman
        krisis
        kemerdekaan penerbangan perdana kedua ketiga pertama jiwa titik"""
    ),
    "en": _words(
        """treaty agreement war battle conference congress revolution kingdom country nation organisation organization
        company book novel city town king queen president author founder building law act mountain peak river lake
        island
        population members people person earthquake eruption election meeting ship bridge temple museum film song metres
        second third first"""
    ),
}
"""Nouns that need a name beside them."""

FIRST: dict[Language, Pattern] = {
    "id": _any("pertama(?: kali)?", "perdana", "paling awal", "pelopor", "perintis", "mula-mula", "tertua"),
    "en": _any("first", "earliest", "pioneer(?:ed)?", "oldest"),
}
FIRST_TOLD: dict[Language, Pattern] = {
    "id": Pattern(r"\w+ (?:\w+ )?(?:yang )?(?:pertama|tertua)\b", re.IGNORECASE),
    "en": Pattern(r"the (?:first|oldest|earliest)\b", re.IGNORECASE),
}
"""A statement about whoever was first."""
NO_SCOPE: dict[Language, frozenset[str]] = {
    "id": _words(
        """pelopor perintis mula tertua perempuan wanita pria laki meraih beriman judul pertama kali perdana paling
        awal orang seseorang manusia tokoh nama namanya bernama disebut dibuat membuat
        melakukannya melakukan ditemukan menemukan menemukannya diciptakan terbit muncul ada berhasil menjadi dimulai"""
    ),
    "en": _words(
        """oldest pioneer regarded adopted wrote write written woman women won first time ever earliest person people
        man woman one thing name called named made make did do done doing found
        discovered discover invent invented appear appeared became become happened started begin began published used"""
    ),
}
"""What says nothing of the field in which somebody was first."""
SCOPE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:di|ke|dari|pada|dalam|untuk|bagi|antara) (\w+)", re.IGNORECASE),
    "en": Pattern(r"\b(?:in|on|of|to|at|from|into|for|by|across|through|around) (?:the |an? )?(\w+)", re.IGNORECASE),
}
"""Where, or of what."""
SORT: dict[Language, Pattern] = {
    "id": Pattern(r"\b(\w+) (?:apa|mana|manakah|apakah)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:what|which) (\w+)\b", re.IGNORECASE),
}
"""The sort of thing that a question asks for: "which country"."""

NEGATIVE: dict[Language, Pattern] = {
    "id": Pattern(
        r"(?i:\bkecuali\b(?! jika| bila)|\b(?:bukan|tidak) (?:termasuk|merupakan|tergolong|sesuai|muncul|ikut)\b"
        r"|\bpengecualian\b|\bselain satu\b|\bsatu tidak\b|^yang bukan\b|\bmana\b[^?.]*\b(?:salah|keliru|tidak benar)\b"
        r"|\bmana(?:kah)? yang bukan\b)|\bBUKAN\b|\bTIDAK\b"
    ),
    "en": Pattern(
        r"(?i:\bexcept(?! for a\b)(?!ion)\b|\bthe exception\b|\bodd one out\b|\bleast likely\b|\bother than\b"
        r"|\bnot (?:one|part|among|an example|a member|included|an? \w+)\b|\bfails? to\b|\bleaves? (?:un\w+)\b"
        r"|\b(?:does|do|did)(?: not|n['’]t) (?:belong|count|apply|take part|have a|join|sign|contain|need)\b"
        r"|\b(?:is|are|was|were) (?:false|untrue|incorrect|wrong)\b)|\bNOT\b(?! \()|\bEXCEPT\b"
    ),
}
REASON: dict[Language, Pattern] = {
    "id": Pattern(r"(?:mengapa|kenapa|apa sebab)\b", re.IGNORECASE),
    "en": Pattern(r"(?:why|how come)\b", re.IGNORECASE),
}
"""Whoever asks why something is not so tells that it is not."""
OFFERED_NEGATIVE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:bukan|tidak)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:not|cannot|never|lacks?|\w+n['’]t)\b", re.IGNORECASE),
}
"""What is negative only where answers are offered: "which of these is not ..."."""
OFFERS: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:berikut|di antara|dari)\b.*\b(?:mana|siapa|apa)\b|\b(?:mana|siapa|apa)\b.*\b(?:berikut|di antara)\b",
        re.I,
    ),
    "en": Pattern(r"\b(?:which|what|who|name one) of (?:these|the following|them|those)\b", re.IGNORECASE),
}


EITHER = Pattern(r"\b(?:or|atau)\b|/|\?")
"""A hint that offers several things."""
RUN_ON = Pattern(
    r"\b(?:[Ww]hich(?!ever|soever)|[Aa]dalah(?!nya|kah)|[Dd]ari(?!pada|nya|mana|lah|kata)|[Uu]ntuk(?!nya|mu|ku)"
    r"|[Dd]engan(?!nya|mu|ku)|[Yy]ang)[a-z]{4,}\b"
)
"""A small word that has run into the next."""
CHOICE: dict[Language, Pattern] = {
    "id": Pattern(r"\batau(?:kah)?\b|:"),
    "en": Pattern(r"\bor\b|:"),
}
"""What offers its answer by right."""

MONTHS: dict[Language, tuple[str, ...]] = {
    "id": tuple("januari februari maret april mei juni juli agustus september oktober november desember".split()),
    "en": tuple("january february march april may june july august september october november december".split()),
}
MONTH_NAMES = frozenset(month.capitalize() for months in MONTHS.values() for month in months)
DATE: dict[Language, Pattern] = {
    language: Pattern(rf"\b(\d{{1,2}}) ({'|'.join(months)})(?: (\d{{4}}))?\b", re.IGNORECASE)
    for language, months in MONTHS.items()
}
DAY_ASKED: dict[Language, Pattern] = {
    "id": _any("tanggal berapa"),
    "en": _any("(?:what|which|exact) date"),
}
YEAR_ALONE = Pattern(r"(?:(?:in|pada|tahun) )*(?:[a-z]+ )?\d{4}", re.IGNORECASE)

OF_TIME = _words("tahun tanggal bulan year date month pada in on")
"""Words around a date that say nothing of what it is the date of."""
BEGINS: dict[Language, frozenset[str]] = {
    "id": _words(
        "lahir lahirnya dilahirkan didirikan berdiri berdirinya mulai dimulai dibuka kelahiran pendirian pembukaan "
        "pecah pecahnya"
    ),
    "en": _words("born founded founding began begin begins beginning established opened birth start started outbreak"),
}
ENDS: dict[Language, frozenset[str]] = {
    "id": _words(
        """wafat wafatnya meninggal meninggalnya gugur dibubarkan bubar berakhir berakhirnya ditutup runtuh runtuhnya
        kematian pembubaran penutupan keruntuhan"""
    ),
    "en": _words(
        "died death dissolved dissolution ended ends end abolished closed closure fell fall collapsed collapse"
    ),
}
SYNONYMS: dict[Language, dict[str, str]] = {
    "id": {"awal": "mulai", "wafat": "tinggal", "gugur": "tinggal", "bentuk": "diri"},
    "en": {"start": "begin", "began": "begin", "commenc": "begin", "finish": "end", "came": "come", "wrote": "written",
           "took": "take", "found": "establish"},
}  # fmt: skip
"""Roots that say the same as another root."""
SORTS: dict[Language, tuple[Pattern, ...]] = {
    "id": tuple(
        _any(*some)
        for some in (
            ("siapa(?:kah)?",),
            ("kapan(?:kah)?", "(?:tahun|tanggal|bulan) berapa"),
            ("berapa(?:kah)?",),
            ("mengapa", "kenapa"),
            ("(?:di|ke|dari) mana",),
        )
    ),
    "en": tuple(
        _any(*some)
        for some in (
            ("whom",),
            ("who",),
            ("when", "year", "date"),
            ("how (?:many|much)",),
            ("why",),
            ("where",),
            ("how",),
        )
    ),
}
"""The sorts of things that questions ask for."""


def sort_of(question: str, language: Language) -> int:
    """What sort of thing a question asks for."""
    return next((at for at, sort in enumerate(SORTS[language]) if sort.search(question)), -1)


def same(roots: Iterable[str], language: Language) -> frozenset[str]:
    """Roots, with one for all that say the same."""
    known = SYNONYMS[language]
    return frozenset(known.get(root, root) for root in roots)
