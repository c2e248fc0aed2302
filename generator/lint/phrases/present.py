"""Words for the present: what is true now, and will not stay so."""

import re

from generator.lint.phrases.pattern import Pattern, any_of
from generator.words import Language

VOLATILE: dict[Language, Pattern] = {
    "id": any_of(
        *(
            "saat ini",
            "sekarang",
            "(?<!kala )kini",
            "dewasa ini",
            "terkini",
            "terbaru",
            "sejauh ini",
            "akhir-akhir ini",
        ),
        *("hingga hari ini", "paling baru", "terakhir dirilis", "belakangan ini", "masa kini", "baru-baru ini"),
        "(?:tahun|bulan|minggu|pekan|abad) ini",
    ),
    "en": any_of(
        *(
            "currently",
            "nowadays",
            "presently",
            "at present",
            "(?<! is )(?<! are )at the moment",
            "so far",
            "to date",
            "recently",
        ),
        *("newest", "up to now", "as of now", "today(?!['’]s)", "(?:this|last|next) (?:year|month|week)"),
        r"latest (?:\w+ )?(?:version|edition|model|release|generation|technology|winner|champion|census|member|film)s?",
        r"latest (?:\w+ )?(?:album|season|number|president|holder|standard|update)s?",
        r"latest(?=\W*$)",
        "(?<!from )(?<!we )now(?! (?:we|write|call|called|known|named|part|in|a part|that))",
        r"(?:the )?current (?:president|king|queen|pope|champions?|holder|record|head|prime|minister|ceo|leader)\w*",
        r"(?:the )?current (?:version|government|world|secretary|chancellor|population|price|capital|name|rate)\w*",
        *("present-day", "the next (?:summer|winter|world|olympic|general)", "these days", "in recent years"),
        *("most recent", "incumbent"),
    ),
}
"""What is so at present, and will not stay so."""

OF_LATE: dict[Language, tuple[Pattern, ...]] = {
    "id": (
        Pattern(
            r"\b(?:pe|me)megang rekor\b|\brekor dunia\b|\bjuara bertahan\b|\bperingkat\b[^?]*\b(?:tertinggi|teratas"
            r"|pertama)\b",
            re.IGNORECASE,
            ("rekor", "juara", "peringkat"),
        ),
        Pattern(
            r"\b(?:orang|perempuan|wanita|pria|kota|negara|perusahaan|klub) ter(?:kaya|mahal|populer|laris)\b"
            r"|\b(?:gedung|menara)(?: apa| mana)?(?: yang)? (?:paling |ter)tinggi\b"
            r"|\b(?:pengikut|pelanggan|pendengar|penonton|pengguna(?: aktif)?) terbanyak\b"
            r"|\bpaling banyak (?:ditonton|dikunjungi|dipakai|digunakan)\b"
            r"|\b(?:negara|provinsi|kota|perusahaan) (?:mana|apa)\b[^?]*\b(?:mengekspor|mengimpor|memproduksi"
            r"|menghasilkan|mengonsumsi)\b[^?]*\b(?:terbesar|terbanyak|paling banyak)\b"
            r"|\b(?:pdb|produk domestik bruto|(?:ber)?penduduk|cadangan|produksi|ekspor|impor)\b[^?]*"
            r"\b(?:ter|paling )(?:besar|banyak|tinggi)\b|\bterbesar yang (?:telah |sudah )?(?:diketahui|dikenal)\b"
            r"|\b(?:penghasil|produsen|pengekspor|pengimpor|eksportir|importir|konsumen)\b[^?]*\bter(?:besar|banyak)\b",
            re.IGNORECASE,
            (*("ter" + some for some in ("kaya", "mahal", "populer", "laris", "tinggi", "banyak", "besar")), "paling"),
        ),
        Pattern(
            r"\bberapa\b.*\b(?:upah minimum|penghasilan tidak kena pajak|penduduk|suku bunga|nilai tukar|kurs|harga"
            r"|tarif|inflasi"
            r"|pengangguran)\b(?! jika| bila| apabila)"
            r"|\bberapa\b[^?]*\b(?:sudah|telah) (?:ditemukan|dipastikan|diketahui|dikenal|tercatat|terdaftar)\b",
            re.IGNORECASE,
            ("berapa",),
        ),
        Pattern(
            r"\bter(?:bagi|diri) atas \d+ provinsi\b|\bdipimpin oleh (?-i:[A-Z])\w+ sebagai ketua\b"
            r"|\bberapa provinsi|\bdijabat oleh (?-i:[A-Z])",
            re.IGNORECASE,
            ("provinsi", "dipimpin", "dijabat"),
        ),
        Pattern(
            r"^siapa(?:kah)? (?:pemimpin|pimpinan) tertinggi\b|^siapa(?:kah)? yang memimpin (?-i:[A-Z])\w+ sebagai\b"
            r"|^siapa(?:kah)?(?: nama)?(?: yang)?(?: menjabat| menjadi| memegang jabatan| memimpin)?(?: sebagai)?"
            r" (?:presiden|wakil presiden|perdana menteri|ketua|menteri|gubernur|bupati|wali ?kota|raja|ratu|paus"
            r"|panglima|kapolri|sekretaris jenderal|kanselir|direktur|pelatih|kapten|juara|kepala|CEO)\b"
            r"(?!.*\b(?:pertama|kedua|ketiga|terakhir|ke-|ketika|saat|waktu|pada|masa|semasa"
            r"|yang(?! (?:memimpin|menjabat|mengepalai|membawahi))|setelah|sesudah|sebelum|era|zaman|pernah|mula-mula"
            r"|bpupki|ppki|knip|voc|ris|konstituante|budi utomo|sarekat islam|uni soviet|majapahit|sriwijaya"
            r"|mataram)\b)",
            re.IGNORECASE,
            ("siapa",),
        ),
    ),
    "en": (
        Pattern(
            r"\b(?:world|national|olympic) record\b|\brecord holder\b|\bholds? the (?:\w+ )?record\b"
            r"|\bminimum wage\b|\bexchange rate\b|\bbusiest\b|\breigning\b|\bknown to (?:mathematicians|science)\b"
            r"|\b(?:what|how high) (?:is|are) the (?:\w+ )?(?:interest|unemployment|inflation|birth|poverty) rate\b"
            r"|\b(?:interest|unemployment|inflation|birth|poverty) rate (?:(?:of|in) [\w ]+ )?(?:is|are) \d"
            r"|\brate of (?:value[- ]added tax|vat|tax)\b|\byoungest (?:member|state|country|person)"
            r"|^which party (?:leads|governs|heads)\b|\bpeople still speak\b"
            r"|\bin the wild\s*\?|\bis (?:now )?in force\b"
            r"|\bat the top of\b.*\b(?:list|ranking)|\b(?:is|are) the latest (?!date|day|time|possible)",
            re.IGNORECASE,
            (
                "youngest",
                "party ",
                "still",
                "record",
                "wage",
                "rate",
                "busiest",
                "reign",
                "known to",
                "the wild",
                "in force",
                "the top",
                "latest",
            ),
        ),
        Pattern(
            r"\b(?:building|tower|skyscraper|stadium|airport|port|ship) is the (?:tallest|largest|biggest|longest"
            r"|highest|busiest)\b|\btallest (?:building|tower|skyscraper|bridge|man|person|woman)\b"
            r"|\boldest (?:living|person)\b|\blargest known\b"
            r"|\b(?:most|greatest|largest|biggest|highest) (?:\w+ )?(?:inhabitants|population|capacity|gdp|economy"
            r"|reserves|output|exports|revenue|sales)\b"
            r"|\b(?:which|what) (?:country|state|province|city|company)\b[^?]*\b(?:produces?|exports?|imports?|grows?"
            r"|mines?|consumes?|sells?|makes?|catches|spends?|receives?|welcomes?)\b(?! (?:its|their)\b)[^?]*"
            r"\b(?:most|largest|biggest)\b|\bhas (?:earned|sold|won|grossed|made|spent) the most\b"
            r"|\b(?:largest|biggest|leading|top|main) (?:producer|exporter|importer|consumer|employer|manufacturer)s?\b"
            r"|\b(?:richest|best-paid|best-selling|most (?:populous|followed|visited|subscribed|valuable|popular"
            r"|streamed|expensive)) (?:man|woman|person|people|country|city|company|website|account|app|player|song"
            r"|artist|brand)s?\b",
            re.IGNORECASE,
            ("est ", "most", "best-", "leading", "top ", "main "),
        ),
        Pattern(
            r"\b(?:population|inhabitants) (?:of|does|do|are|is)\b|\bmore (?:inhabitants|people) than any\b"
            r"|\b(?:produces?|exports?|imports?|consumes?) more \w+ than any\b"
            r"|\bhow many (?:people|inhabitants|citizens) (?:live|are there|does|do|speak|use|follow)\b"
            r"|\bhow many \w+ (?:has|have) (?-i:[A-Z])[\w ]* (?:published|written|won|made|scored|released|recorded"
            r"|directed)\b"
            r"|\bhow many (?:\w+ )?(?:states|countries|members|parties|signatories)\b[^?]*\b(?:are|belong|use"
            r"|have (?:ratified|joined|signed|adopted))\b|\bhow many member (?:states|countries) (?:does|do|has|have)\b"
            r"|\bhow many (?:\w+ ){1,3}(?:are known|have been (?:found|discovered|named|described))\b"
            r"|\bhow many (?:\w+ )?(?:moons|satellites) (?:does|do|has|have)\b"
            r"|^what (?:does|do)\b.*\bcosts?\b|\bhow much (?:does|do)\b.*\bcosts?\b",
            re.IGNORECASE,
            ("how m", "population", "inhabitants", "more ", "cost"),
        ),
        Pattern(
            r"^(?:which|what) \w+ (?:heads|leads|chairs|presides over) (?:the )?(?-i:[A-Z])"
            r"|^who (?:heads|leads|chairs|runs|coaches|manages|governs) (?:the )?(?-i:[A-Z])(?!\w* (?:through|to"
            r"|into|out)\b)"
            r"|^who is (?:the )?(?:\w+ ){0,2}(?:conductor|director(?:-general)?|editor|archbishop|commissioner|rector"
            r"|chairman|ceo)\b"
            r"|^who (?:is|leads|heads|runs|holds|chairs) (?:the )?(?:office of )?(?:president|prime minister|chancellor"
            r"|king|queen|pope|ceo|head|chair\w*|secretary[- ]general|governor|mayor|minister|coach|manager|captain"
            r"|champion|director|monarch|emperor|premier|speaker|leader)\b"
            r"(?!.*\b(?:first|second|third|last|when|in 1\d|during|who|that|in the (?:novel|play|film|book|opera))\b)",
            re.IGNORECASE,
            ("who ", " heads", " leads", " chairs", " presides"),
        ),
        Pattern(
            r"^the (?:\w+[ -]){0,2}(?:director-general|secretary-general|poet laureate|archbishop|mayor|governor"
            r"|president|prime minister|chancellor|ceo|head) of (?:the )?(?-i:[A-Z])[\w ]* is (?-i:[A-Z])",
            re.IGNORECASE,
            (
                "general",
                "laureate",
                "archbishop",
                "mayor",
                "governor",
                "president",
                "minister",
                "chancellor",
                "ceo",
                "head",
            ),
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
    "id": Pattern(
        r"\b(?:1\d|20)\d\d\b|\b(?:menurut|per(?= (?:\d|akhir|awal|tahun|[a-z]+ (?:1\d|20)\d\d))|hingga akhir)\b",
        re.IGNORECASE,
    ),
    "en": Pattern(r"\b(?:1\d|20)\d\d\b|\baccording to\b|\bas of \d", re.IGNORECASE),
}
