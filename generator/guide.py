"""The message for a class chat that tells a pupil how to get a deck onto the phone, in Indonesian and English.

Every line is one whole thought, so that a narrow chat wraps it well; bold is WhatsApp's `*bold*`.
"""

from typing import NamedTuple

from generator.exam.pace import LAST, in_words
from generator.words import Language

FILE = "CARA-PASANG.txt"
"""What the message is called: "how to install"."""


class Label(NamedTuple):
    """What a button says on an English and on an Indonesian phone, and the engine's name of it, if it has one."""

    en: str
    id: str
    engine: str | None = None


LABELS: dict[str, Label] = {
    "presets": Label("Import any deck presets", "Impor juga preset-preset dek yang ada", "importing_with_deck_configs"),
    "import": Label("Import", "Impor", "actions_import"),  # AnkiDroid's menu_import says the same
    "menu": Label("File", "File", "qt_accel_file"),
    "again_desktop": Label("Again", "Lagi", "studying_again"),
    "good": Label("Good", "Baik", "studying_good"),  # AnkiDroid's ease_button_good says the same
    "suspend": Label("Suspend", "Tangguhkan", "studying_suspend"),
    "flag": Label("Flag", "Penanda", "browsing_flag"),
    "mark": Label("Mark Note", "Tandai Catatan", "studying_mark_note"),
    # AnkiDroid's card browser and its list of decks take these of the engine:
    "filtered": Label("Create Filtered Deck...", "Buat dek yang difilter...", "qt_misc_create_filtered_deck"),
    "options": Label("Deck Options", "Opsi Dek", "deck_config_title"),
    "default": Label("Default", "Bawaan", "deck_config_default_name"),
    "new": Label("New cards/day", "Kartu baru/hari", "scheduling_new_cardsday"),
    # AnkiDroid's own, from AnkiDroid/src/main/res/values/ and values-ind/ in its repository:
    "again": Label("Again", "Ulang"),  # 01-core.xml, ease_button_again: not the engine's word in Indonesian
    "sync": Label("Sync", "Sinkronisasi"),  # 01-core.xml, button_sync
    "add": Label("Add", "Tambah"),  # 02-strings.xml, import_message_add: asked before the import screen
    "package": Label("Deck package (.apkg)", "Deck package (.apkg)"),  # 03-dialogs.xml, import_deck_package
}
"""The labels that the guide names."""

# What the texts guard against:
# - AnkiDroid issue 21725: a deck opened straight from a chat app can be taken for a text file, and fails.
# - AnkiDroid issue 14219: the first sync with a new, empty account can ask which side to keep; the wrong answer loses
#   the deck. With an account that has cards already, the right answer is never to be asked: sync before the import.
# - Two devices that import the same file by themselves meet the same question: one imports, the others sync.
# - A deleted card comes back with the next update of its note; a mark makes the note newer than our correction.
# - Presets arrive once and only when asked for; AnkiDroid remembers the tick, which does no harm later.
TEXTS: dict[Language, str] = {
    "id": """\
*{title}*
{cards} kartu hafalan untuk aplikasi Anki

*CARA PASANG DI HP ANDROID*

1. Pasang AnkiDroid (gratis), lalu buka sekali.
https://play.google.com/store/apps/details?id=com.ichi2.anki
Hati-hati aplikasi tiruan: yang asli com.ichi2.anki.
Sudah punya akun AnkiWeb? Masuk dan sinkronkan dulu.

2. Simpan file ini ke folder Download:
{file}
Jangan dibuka langsung dari chat, bisa gagal.

3. Di AnkiDroid: titik tiga (⋮) > {import.id} ({import.en}) > {package.id}
Pilih file tadi di folder Download. Kalau ditanya, ketuk {add.id} ({add.en}).

4. Di layar impor, centang yang ini:
"{presets.id}"
({presets.en})
Cukup waktu pertama kali. Yang lain biarkan saja.
Lalu ketuk {import.id} ({import.en}).

5. Ketuk ikon {sync.id} ({sync.en}) dan buat akun AnkiWeb, gratis.
Kalau akunnya baru dan ditanya data mana yang dipakai, pilih AnkiDroid.
Sinkronkan lagi tiap selesai belajar.
Kalau tidak, HP hilang berarti hasil belajarmu ikut hilang.

6. Belajar: buka dek ini.
{deck}
Jawab dulu dalam hati, baru lihat jawabannya. Pakai dua tombol saja:
- belum hafal: {again.id} ({again.en})
- sudah hafal: {good.id} ({good.en})

*INGAT*
- Jangan hapus kartu, nanti muncul lagi saat dek diperbarui.
  Tidak mau melihatnya lagi? Titik tiga (⋮) > {suspend.id} ({suspend.en}).
- Mau memberi tanda? Pakai ikon bendera: {flag.id} ({flag.en}).
  Jangan bintang, {mark.id} ({mark.en}):
  nanti perbaikan bisa tidak masuk.
- Ada file baru? Ulangi langkah 2-4. Kartu baru dan perbaikannya masuk,
  hasil belajarmu tetap aman.

{exam}*BUKAN ANDROID?*
- Laptop: Anki dari https://apps.ankiweb.net, lalu {menu.id} > {import.id} ({import.en}).
  Selanjutnya seperti langkah 4-6; {again.id} di sini bernama {again_desktop.id}.
  Punya HP dan laptop? Impor di satu saja, yang lain cukup disinkronkan.
- iPhone: AnkiMobile di App Store (berbayar).
  Gratis: impor di laptop, sinkronkan, lalu belajar di ankiweb.net
  dengan akun yang sama.
""",
    "en": """\
*{title}*
{cards} to learn by heart with the Anki app

*HOW TO GET IT ON AN ANDROID PHONE*

1. Install AnkiDroid (it's free) and open it once.
https://play.google.com/store/apps/details?id=com.ichi2.anki
Beware of look-alikes: the real one is com.ichi2.anki, as in the link.
Already have an AnkiWeb account? Log in and sync first.

2. Save this file to your Download folder:
{file}
Don't open it straight from the chat, that can fail.

3. In AnkiDroid: three dots (⋮) > {import.en} > {package.en}
Pick the file from Download. If it asks, tap {add.en}.

4. On the import screen, tick this one:
"{presets.en}"
(in Indonesian: {presets.id})
You only need it the first time. Leave the rest as it is.
Then tap {import.en}.

5. Tap the {sync.en} icon and make a free AnkiWeb account.
New account, and it asks which side to keep? Choose AnkiDroid.
Sync again every time you finish studying.
If you don't, a lost phone means lost progress.

6. To study, open this deck:
{deck}
Answer in your head, then look. You only need two buttons:
- didn't know it: {again.en} ({again.id})
- knew it: {good.en} ({good.id})

*REMEMBER*
- Don't delete cards: they come back with the next update.
  Don't want to see one? Three dots (⋮) > {suspend.en} ({suspend.id}).
- Want to point out a card? Use the flag icon: {flag.en} ({flag.id}).
  Not the star, {mark.en} ({mark.id}):
  it can keep corrections out.
- Got a newer file? Repeat steps 2-4. New cards and corrections
  come in, and your progress is kept.

{exam}*NOT ON ANDROID?*
- Computer: get Anki from https://apps.ankiweb.net, then {menu.en} > {import.en}.
  From there it's the same as steps 4-6.
  Phone and computer? Import on one of them, just sync the other.
- iPhone: AnkiMobile in the App Store (paid).
  Free: import on a computer, sync, then study at ankiweb.net
  with the same account.
""",
}
"""The guide in each language, with gaps for the deck and the labels."""


EXAM: dict[Language, dict[str, str]] = {
    "id": {
        "whole": """\
*MENJELANG UJIAN*
- Kartu baru sehari, menurut sisa hari: {paces}.
  Atur di {options.id} ({options.en}), {new.id} ({new.en}).
- {last} hari terakhir: 0 kartu baru, ulangi semua sekali lagi.
  {filtered.id} ({filtered.en}), batasi 999, cari:
{search} -is:new
{preset}""",
        "pace": "{days}→{new}",
        "core_pace": "{days}→{new} inti",
        "preset": """\
- Dicentang di langkah 4? Sudah diatur bagi yang mulai {begins}.
  Setelah ujian, di {options.id}: {default.id} ({default.en}).
""",
    },
    "en": {
        "whole": """\
*BEFORE AN EXAM*
- New cards a day, by days left: {paces}.
  Set it in {options.en}, {new.en}.
- In the last {last} days: 0 new cards, and all of them once more.
  {filtered.en}, limit to 999, search:
{search} -is:new
{preset}""",
        "pace": "{days}→{new}",
        "core_pace": "{days}→{new} core",
        "preset": """\
- Ticked in step 4? All is set for those who begin on {begins}.
  After the exam choose {default.en} in {options.en}.
""",
    },
}
"""What to do with so many days left until an exam."""


def guide(
    language: Language, *, title: str, deck: str, file: str, cards: int, core: int, search: str, begins: str = ""
) -> str:
    """The text of the message, in the deck's language; subdecks of `deck` are shown as the app nests them.

    `search` finds its cards, of which `core` are core; with a preset in the file it is told when those begin whom it
    is for. For a deck of a single day there is no plan.
    """
    count = str(cards) if language == "id" else f"{cards} card" if cards == 1 else f"{cards} cards"
    named = {"title": title, "deck": deck.replace("::", " > "), "file": file, "cards": count}
    told = in_words(EXAM[language], cards, core)
    exam = _exam(EXAM[language], told, search, begins) if told else ""
    return TEXTS[language].format_map({**LABELS, **named, "exam": exam})


def _exam(words: dict[str, str], told: str, search: str, begins: str) -> str:
    named = {"paces": told, "last": LAST, "search": search}
    own = words["preset"].format_map({**LABELS, "begins": begins}) if begins else ""
    return words["whole"].format_map({**LABELS, **named, "preset": own}) + "\n"
