"""Words of time: dates and years, beginnings and ends, births and deaths."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from generator.dates import Date
from generator.lint.phrases.pattern import Pattern, any_of, these
from generator.words import Language

A_LEAP_YEAR = 2000

OF_A_YEAR = Pattern(r"\b(?:year|tahun)\b", re.IGNORECASE)

YEAR = r"\b(1\d\d\d|20\d\d)\b"

DIGITS = ("1", "2")
"""With these a year begins."""

COUNTING: dict[Language, Pattern] = {
    "id": any_of("kapan(?:kah)?", "(?:ke)?berapa(?:kah)?"),
    "en": any_of(
        "when",
        "(?:what|which) (?:year|date|day|month|century|number)",
        "what (?:is|was|are|were) the (?:exact |boiling )?(?:year|date|day|month|number|age|height|length|point)",
        "what (?:is|was) the temperature",
        "how (?:many|much|old|long|far|high|tall)",
    ),
}

MONTHS: dict[Language, tuple[str, ...]] = {
    "id": tuple("januari februari maret april mei juni juli agustus september oktober november desember".split()),
    "en": tuple("january february march april may june july august september october november december".split()),
}

CAPITALISED = these("Celsius Fahrenheit Kelvin Hz MHz GHz CE BCE AD BC M SM Masehi") | frozenset(
    month.capitalize() for months in MONTHS.values() for month in months
)
"""Words with a capital letter that are no names."""

WRITTEN: dict[Language, list[str]] = {
    "id": [form for month in MONTHS["id"] for form in (month, month.capitalize(), month.upper())],
    "en": [form for month in MONTHS["en"] for form in (month.capitalize(), month.upper())],
}
"""Names of months as people write them: "Article 42 may follow" is no date."""

DAY: dict[Language, Pattern] = {
    language: Pattern(rf"\b(\d{{1,2}}) ({'|'.join(months)})(?: (\d{{4}}))?\b") for language, months in WRITTEN.items()
}
"""A day, perhaps of a year."""


class Day(NamedTuple):
    """A day that a text names, and perhaps its year."""

    words: str
    day: int
    month: int
    year: int | None

    @property
    def exists(self) -> bool:
        """Whether a calendar has it; without a year, whether some year does."""
        year = A_LEAP_YEAR if self.year is None else max(1, self.year)
        return 1 <= self.day <= monthrange(year, self.month)[1]


def days(text: str, language: Language) -> Iterator[Day]:
    """The days that a text names, be they in a calendar or not."""
    for found in DAY[language].finditer(text):
        month = MONTHS[language].index(found[2].lower()) + 1
        yield Day(found[0], int(found[1]), month, int(found[3]) if found[3] else None)


MONTH: dict[Language, Pattern] = {
    language: Pattern(rf"\b(?:(\d{{1,2}}) )?({'|'.join(months)}) ((?:1\d|20)\d\d)\b", 0, DIGITS)
    for language, months in WRITTEN.items()
}
"""A month of a year, perhaps a day of it."""


def dated(text: str, language: Language) -> Iterator[tuple[str, Date]]:
    """The months that a text names with their years, perhaps with their days, and its words for them; no 31 June."""
    for found in MONTH[language].finditer(text):
        month, day, year = MONTHS[language].index(found[2].lower()) + 1, int(found[1] or 0), int(found[3])
        if day <= monthrange(year, month)[1]:
            yield found[0], Date(year, month, day)


DATES: dict[Language, Pattern] = {
    language: Pattern(
        rf"\b(?:\d{{1,2}} )?(?:{'|'.join(months)})(?: \d{{1,2}},)?(?: \d{{3,4}})?\b|\b(?:1\d|20)\d\d\b", re.IGNORECASE
    )
    for language, months in MONTHS.items()
}
"""A date in any form, a year among them."""

DAY_ASKED: dict[Language, Pattern] = {
    "id": any_of("tanggal berapa"),
    "en": any_of("(?:what|which|exact) date"),
}

YEAR_ALONE = Pattern(r"(?:(?:in|pada|tahun) )*(?:[a-z]+ )?\d{4}", re.IGNORECASE)

OF_TIME = these("tahun tanggal bulan year date month pada in on")
"""Words around a date that say nothing of what it is the date of."""

PHASES: dict[Language, tuple[frozenset[str], ...]] = {
    "id": (
        these(
            """dibangun pembangunan membangun pengerjaan dikerjakan dirancang perancangan diusulkan usul pengusulan
            ditandatangani penandatanganan batu diculik dicuri pencurian pertunangan bertunangan pemugaran dipugar
            renovasi penggalian"""
        ),
        these("rampung rampungnya selesai selesainya tuntas"),
        these(
            """lahir lahirnya dilahirkan kelahiran didirikan berdiri berdirinya pendirian mulai dimulai mulainya
            dimulainya dibuka membuka pembukaan pecah pecahnya meletus meletusnya diresmikan peresmian dilantik
            pelantikan diluncurkan peluncuran terbit diterbitkan terbitnya berlaku berlakunya berangkat keberangkatan
            bertolak dibentuk dibentuknya pembentukan menikah pernikahan naik awal diduduki pendudukan ditahan
            penahanan"""
        ),
        these(
            """wafat wafatnya meninggal meninggalnya gugur gugurnya mangkat dibubarkan bubar bubarnya berakhir
            berakhirnya mengakhiri ditutup penutupan runtuh runtuhnya keruntuhan kematian pembubaran menyerah
            menyerahnya turun mundur lengser final kembali kembalinya tiba pulang dieksekusi dimakamkan pemakaman
            dihapus dihapuskan penghapusan dicabut pencabutan terakhir akhir ditutupnya dibebaskan pembebasan
            bercerai perceraian mereda surut padam bebas tewas"""
        ),
    ),
    "en": (
        these(
            """built building construction designed design proposed proposal commissioned signed signing laid spade
            stolen theft kidnapped engaged engagement adopted conceived work works digging boring drilling build
            builds"""
        ),
        these("completed completion finished"),
        these(
            """begun born birth baptised baptized founded founding foundation began begin begins beginning starting
            established establishment opened opening opens start starts started outbreak breaks inaugurated
            inauguration launched launch launches publish publishes published publication open marry launch force
            departs departed departure sails leaves accession crowned coronation married marriage marries wedding
            elected arrested imprisoned invades invaded invasion released premiere staged performed"""
        ),
        these(
            """die died death dies dissolved dissolution ended ends end abolished abolition closed closure closes
            closing close fell fall falls collapsed collapse surrenders surrendered surrender capitulates armistice
            demolished abdicates abdicated abdication resigns resigned resignation final returns returned return
            arrives arrival arrived executed execution buried burial funeral sinks sank sinking repealed repeal
            revocation revoked ending retires retired divorced divorce withdrawn withdrawal expired recovered last
            captured lifted guillotined beheaded hanged"""
        ),
    ),
}
"""Words of what comes to be, of what is made, of what begins, and of what ends: of one thing, in this order."""

SUBJECT = Pattern(
    r"^(?:.*\b(?:did|was|were|is|berapa(?:kah)?|kapan(?:kah)?) )?(?:the |king |queen |raja |ratu |grandpa "
    r"|grandma |kakek |nenek )?(?:(?-i:[A-Z])\. ?)*((?-i:[A-Z])\w+)\b(?!(?: (?-i:[A-Z])\w+)*['’]s)",
    re.IGNORECASE,
)
"""Whoever does something in a statement or a question."""

BIRTH = these("born birth baptised baptized baptism lahir lahirnya dilahirkan kelahiran")

DEATH = these(
    "die died death dies executed execution dieksekusi eksekusi wafat wafatnya meninggal meninggalnya mangkat gugur"
    " gugurnya kematian tewas"
)

YEARS = rf"\({YEAR}\s?[–-]\s?{YEAR}\)"

LIVES = Pattern(rf"((?:[A-Z][\w'’-]+ ){{1,4}}){YEARS}", holding=("(1", "(2"))
"""Somebody with the years of their birth and death."""

BORN_AND_DEAD: dict[Language, tuple[str, str]] = {"id": ("lahir", "wafat"), "en": ("was born", "died")}

EVERY_YEAR = Pattern(r"\b(?:every|each|annually|setiap|tiap)\b", re.IGNORECASE)
"""What makes a feast of a day."""

AGAIN = Pattern(r"\b(?:again|second|lagi|kembali|kedua)\b")
"""What happens more than once."""

ANNIVERSARY: dict[Language, Pattern] = {
    "id": any_of(
        r"(?:se|satu |\w+ )tahun (?:lamanya|kemudian|setelah|sesudah|sebelum|sebelumnya|penuh)",
        "(?:selama|genap) (?:se|satu )tahun",
        "ulang tahun",
        "(?:hari )?peringatan (?:ke|hari|ulang|seabad|se|kemerdekaan|proklamasi)",
        "memperingati",
    ),
    "en": any_of(
        "(?:for|within) (?:a|one) year",
        r"(?:\w+ )?years? (?:after|before|later|earlier|to the day)",
        "anniversar(?:y|ies)",
        "birthday",
    ),
}
"""What tells that a day came again in another year."""

RELATIONS: dict[Language, str] = {
    "id": "{home} dan {partner} menjalin hubungan diplomatik",
    "en": "{home} and {partner} opened diplomatic relations",
}
"""How authors put into words what a first relation says by itself."""

SAME_YEAR = Pattern(r"\b(?:the same year|tahun yang sama|tahun itu juga),? (?:yaitu |yakni )?\(?((?:1\d|20)\d\d)\b")
"""A year that is said to be one that was told before."""

OVER: dict[Language, Pattern] = {
    "id": any_of("(?:baru )?berakhir(?:nya)?", "(?:sampai|hingga)", "selesai(?:nya)?", "usai"),
    "en": any_of("ended", "ends", "lasted (?:until|to|till)", "(?:went|goes) on (?:until|to|till)", "was over"),
}
"""What tells of the end of the very thing."""

NAMED_BY_YEAR = Pattern(rf"(?:the )?(?:[A-Z][\w-]* )+{YEAR}(?= [a-z]|$)")
"""What is held again and again, with the year that tells it from the others."""

VAGUE = Pattern("(?:at |on |when )?the ", re.IGNORECASE)
"""What may tell of the same thing or of another: "the canal was nationalised"."""

KIN = Pattern(
    r"\b(?:suami|istri|ayah|ibu|anak|saudara|guru|murid|husband|wife|father|mother|son|daughter|brother|sister|teacher"
    r"|pupil|friend|successor|predecessor)\b",
    re.IGNORECASE,
)
"""Somebody else than whoever is named beside."""

ONE_OF_MANY = Pattern(r"(?:the )?[\w ]+ of (?:1\d|20)\d\d\b", re.IGNORECASE)
"""A thing that its year tells from others of its name: "the Olympic Games of 1936"."""

SAME_THING: dict[Language, Pattern] = {
    "id": Pattern(
        r"(?:sejak )(?=di|ber|me)\w+\b[^,.;]*|(?:\w+ ){1,8}(?:itu|ini|tersebut)\b[^,.;]*|(?!pen(?:dahulu|gganti"
        r"|erus)nya)\w+nya\b[^,.;]*|(?:upacara|acara) \w+nya\b[^,.;]*",
        re.IGNORECASE,
    ),
    "en": Pattern(r"(?:at |on |when )?(?:the|his|her|its|their|this|it)\b[^,.;]*", re.IGNORECASE),
}
"""What tells more of the very thing that was asked."""

ANOTHER_TIME: dict[Language, Pattern] = {
    "id": any_of(
        "sesudah",
        "setelah",
        "sebelum",
        "sebelumnya",
        "kemudian",
        "kelak",
        "hingga",
        "sampai",
        "lagi",
        "baru",
        "kembali",
        "sejak",
        "berlaku",
        "menjadi(?! (?:tempat|saksi))",
        "diakui",
        "berakhir",
    ),
    "en": any_of(
        "after",
        "before",
        "until",
        "since",
        "later",
        "again",
        "second",
        "only",
        "already",
        "next",
        "not",
        "renewed",
        "corrected",
        "became(?! (?:a legend|legendary|famous))",
        "ended",
        "ratified",
        "force",
        "recognised",
        "recognized",
        "followed",
    ),
}
"""What tells of another time."""

DEEDS: dict[Language, frozenset[str]] = {
    "id": these(
        """dinasionalisasi nasionalisasi diswastakan dijual dibeli keluar meninggalkan pindah dipindahkan dipugar
        pemugaran direnovasi dibongkar dirobohkan hancur dihancurkan terbakar dibakar diperluas diperbaiki diubah
        diamendemen direvisi diganti berganti direbut digulingkan ditemukan dibubarkan ditutup dicabut dihapus wafat
        meninggal dimakamkan mundur kedua ketiga keempat kelima keenam"""
    ),
    "en": these(
        """nationalised nationalized privatised privatized sold bought left quit withdrew moved renamed restored
        renovated repaired rebuilt damaged destroyed demolished burned burnt bombed flooded enlarged extended widened
        amended revised reformed replaced overthrown annulled reissued banned rediscovered dissolved abolished closed
        repealed died resigned retired third fourth fifth sixth"""
    ),
}
"""Words of what befalls a thing at another time than the one that is asked for, unless that is what is asked."""

SPAN: dict[Language, Pattern] = {
    "id": Pattern(
        rf"\b(?:dari|antara|sejak|mulai(?: \w+){{0,3}}|lahir|didirikan|dibuka"
        rf"|dimulai)\b[^.;]{{0,30}}?{YEAR}[^.;]{{0,40}}?"
        rf"\b(?:sampai|hingga|dan (?:rampung|selesai|wafat|meninggal|dibubarkan|berakhir"
        rf"|ditutup))\b[^.;]{{0,30}}?{YEAR}"
        rf"|{YEARS}",
        re.IGNORECASE,
        holding=DIGITS,
    ),
    "en": Pattern(
        rf"\b(?:from|between|(?:began|begun|started|born|founded) in)\b[^.;]{{0,20}}?{YEAR}[^.;]{{0,40}}?"
        rf"\b(?:to|until|till|and)\b[^.;]{{0,30}}?{YEAR}|{YEARS}",
        re.IGNORECASE,
        holding=DIGITS,
    ),
}
"""A time from one year to another."""

DATED_CLAUSE = Pattern(
    r"\b(?:in|on|since|by|from|until|pada|tahun|sejak|tanggal|bulan|hingga) (?:[\w.]+ ){0,2}(?:1\d|20)\d\d\b",
    re.IGNORECASE,
)
"""What says that a year is a time."""

OLD = Pattern(r"\b(?:BC|BCE|SM|M)\b")

CLAUSES: dict[Language, Pattern] = {
    "id": Pattern(r"[,;()]|\b(?:ketika|saat|waktu|yang|sesudah|setelah|sebelum)\b", re.IGNORECASE),
    "en": Pattern(r"[,;()]|\b(?:when|which|that|who|after|before|while)\b", re.IGNORECASE),
}
"""Where one statement ends and another begins."""
