"""Words for the present: what is true now, and will not stay so."""

import re

from generator.lint.phrases.pattern import Pattern, any_of
from generator.words import Language

VOLATILE: dict[Language, Pattern] = {
    "id": any_of(
        *("saat ini", "sekarang", "kini", "dewasa ini", "terkini", "terbaru", "sejauh ini", "akhir-akhir ini"),
        *("hingga hari ini", "paling baru", "terakhir dirilis", "belakangan ini", "masa kini", "baru-baru ini"),
        "(?:tahun|bulan|minggu|pekan|abad) ini",
    ),
    "en": any_of(
        *("currently", "nowadays", "presently", "at present", "at the moment", "so far", "to date", "recently"),
        *("newest", "up to now", "as of now", "today(?!['’]s)", "(?:this|last|next) (?:year|month|week)"),
        r"latest (?:\w+ )?(?:version|edition|model|release|generation|technology|winner|champion|census|member|film)s?",
        r"latest (?:\w+ )?(?:album|season|number|president|holder|standard|update)s?",
        r"latest(?=\W*$)",
        "(?<!from )now(?! (?:called|known|named|part|in|a part|that))",
        r"(?:the )?current (?:president|king|queen|pope|champions?|holder|record|head|prime|minister|ceo|leader)\w*",
        r"(?:the )?current (?:version|government|world|secretary|chancellor|population|price|capital|name|rate)\w*",
        *("present-day", "the next (?:summer|winter|world|olympic|general)", "these days", "in recent years"),
        *("most recent", "incumbent"),
    ),
}
"""What is so at present, and will not stay so."""

OF_LATE: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:pemegang rekor|rekor dunia|(?:orang|perempuan|wanita|pria|kota|negara|perusahaan|klub) ter(?:kaya"
        r"|mahal|populer|laris)"
        r"|gedung tertinggi|menara tertinggi|juara bertahan|(?:pengikut|pelanggan|pendengar|penonton"
        r"|pengguna(?: aktif)?) terbanyak)\b"
        r"|\bberapa\b.*\b(?:upah minimum|penduduk|suku bunga|nilai tukar|kurs|harga|tarif|inflasi"
        r"|pengangguran)\b(?! jika| bila| apabila)"
        r"|^siapa(?:kah)?(?: nama)?(?: yang)?(?: menjabat| menjadi| memegang jabatan"
        r"| memimpin)?(?: sebagai)? (?:presiden|wakil presiden"
        r"|perdana menteri|ketua|menteri|gubernur|bupati|wali ?kota|raja|ratu|paus|panglima|kapolri"
        r"|sekretaris jenderal|kanselir"
        r"|direktur|pelatih|kapten|juara|kepala|CEO)\b(?!.*\b(?:pertama|kedua|ketiga|terakhir|ke-|ketika|saat"
        r"|waktu|pada|masa|semasa|yang"
        r"|setelah|sesudah|sebelum|era|zaman|pernah|mula-mula)\b)",
        re.IGNORECASE,
        holding=("rekor", "ter", "berapa", "siapa", "juara"),
    ),
    "en": Pattern(
        r"\b(?:world|national|olympic) record\b|\brecord holder\b|\bminimum wage\b|\bexchange rate\b"
        r"|\b(?:interest|unemployment|inflation|birth|poverty)"
        r" rate (?:of|in|is|are)\b|\bholds? the (?:\w+ )?record\b|\b(?:richest|best-paid|best-selling"
        r"|most (?:populous|followed|visited|subscribed|valuable|popular|streamed"
        r"|expensive)) (?:man|woman|person|people|country|city|company|website|account|app|player|song|artist"
        r"|brand)s?\b"
        r"|\btallest (?:building|tower|skyscraper|bridge|man|person|woman)\b|\boldest (?:living|person)\b"
        r"|\bbusiest\b|\breigning\b"
        r"|\b(?:population|inhabitants) (?:of|does|do|are|is)\b|\bhow many (?:people|inhabitants"
        r"|citizens) (?:live|are there|does|do)\b"
        r"|^who (?:coaches|manages|governs) [A-Z]|\bhow much (?:does|do)\b.*\bcosts?\b"
        r"|^who (?:is|leads|heads|runs|holds|chairs) (?:the )?(?:office of )?(?:president|prime minister"
        r"|chancellor|king|queen|pope|ceo"
        r"|head|chair\w*|secretary[- ]general|governor|mayor|minister|coach|manager|captain|champion|director"
        r"|monarch|emperor|premier"
        r"|speaker|leader)\b(?!.*\b(?:first|second|third|last|when|in 1\d|during|who|that|in the (?:novel|play"
        r"|film|book|opera))\b)",
        re.IGNORECASE,
        holding=(
            "record",
            "wage",
            "rate",
            "best-",
            "riche",
            "most ",
            "tallest",
            "oldest",
            "busiest",
            "reign",
            "who ",
            "population",
            "inhabitants",
            "how m",
        ),
    ),
}
"""What asks for something that changes every few years, in words of the present."""

PLACE_NOW = Pattern(
    r"\bnama(?:nya)? kini\b|\b(?:yang )?kini (?:terletak|bernama|disebut|dikenal|menjadi|termasuk)\b|\b(?:in|of"
    r"|from|to|as|into|over"
    r"|near) what (?:is|are) (?:now|today)\b|\b(?:called|known|named|name)(?: as)? (?:today|now)\b|\bpresent-day [A-Z]"
)
"""Today's name of a place is no news."""

AS_OF: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:1\d|20)\d\d\b|\b(?:menurut|per|hingga akhir)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:1\d|20)\d\d\b|\baccording to\b|\bas of \d", re.IGNORECASE),
}
