"""Who is who in people's collections, for years: GUIDs and fixed ids, all of them hashes of the author's keys.

Never of a text, an order, a file or a deck. A golden file of every id guards what is made here.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from unicodedata import normalize

GUID_LENGTH = 10
ID_LIMIT = 2**53 - 1
"""Ids pass through JavaScript, whose whole numbers end here."""


def digest(*parts: str) -> bytes:
    """SHA-256 of the parts in NFC, joined by NUL."""
    return hashlib.sha256("\0".join(normalize("NFC", part) for part in parts).encode()).digest()


def guid(project: str, fact: str, role: str = "") -> str:
    """The GUID of a note: ten characters of base64url. The role is empty for the fact, an item's key for an item."""
    return urlsafe_b64encode(digest("hafal/1", project, fact, role)).decode()[:GUID_LENGTH]


def key_guid(project: str, key: str) -> str:
    """The GUID of the note that is called `key`: id, id/item, or kind:role for a note that follows from several facts.

    No id holds a colon or a slash.
    """
    owner, colon, rest = key.partition(":")
    return guid(project, f"{owner}:", rest) if colon else guid(project, *key.split("/"))


def fact_of(key: str) -> str:
    """The id of the fact that the note called `key` is of; a note that follows from several facts is its own."""
    return key.partition("/")[0]


def short_hash(text: str) -> str:
    """Twelve characters of base64url that tell one text from the next."""
    return urlsafe_b64encode(digest(text)).decode()[:12]


def fixed_id(what: str, *names: str) -> int:
    """The id, 1 to 2^53 - 1, of a note type, deck, template or field (`what`) with these names."""
    return int.from_bytes(digest(f"hafal/1/{what}", *names)[:8]) % ID_LIMIT + 1


def media_name(data: bytes, suffix: str) -> str:
    """The name of a media file in a package: of its content alone, so that a changed picture has a new name."""
    return f"hafal-{hashlib.sha256(data).hexdigest()[:20]}{suffix}"


def content_hash(parts: Iterable[bytes]) -> str:
    """SHA-256 of the parts, each told from the next, in hexadecimal."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
