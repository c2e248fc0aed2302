"""HTML pages that are whole in themselves: they ask no network for anything, and run no script but their own."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any


def hashed(text: str) -> str:
    """How a Content-Security-Policy allows this very text."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """What a page may do: use these styles and scripts, and pictures that it holds."""
    return (
        f"default-src 'none'; style-src {' '.join(map(hashed, styles))}; script-src {' '.join(map(hashed, scripts))}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def embedded(data: Any) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def filled(template: Path, parts: Mapping[str, str]) -> str:
    """A template with its parts in place of {{name}}."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template.read_text(encoding="utf-8"))
