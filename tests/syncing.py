"""Anki's own sync server, on this machine alone, and devices that sync by it."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import Any

from generator.engine import Anki

USER, PASSWORD = "pelajar", "rahasia"
PATIENCE = 60
"""Seconds that a server may take to start, and to end."""
QUIET = "anki=info,anki::sync::http_server::logging=off"
"""It says where it listens and then nothing more, so that its pipe never fills."""


@dataclass
class Account:
    """A learner's account on a sync server."""

    url: str
    key: Any = None

    def syncs(self, anki: Anki, choice: str = "") -> str:
        """Syncs a device, media aside: a "normal" sync, or an "upload" or a "download" of all there is.

        "either" if the learner has to choose between the two, and so to lose what is on the other side; then the
        `choice` is done, if there is one.
        """
        collection = anki.collection
        self.key = self.key or collection.sync_login(USER, PASSWORD, self.url)
        out = collection.sync_collection(self.key, sync_media=False)
        collection.models._clear_cache()  # note types are stale after a sync
        if out.required in (out.NO_CHANGES, out.NORMAL_SYNC):
            return "normal"
        way = {out.FULL_UPLOAD: "upload", out.FULL_DOWNLOAD: "download"}.get(out.required, "either")
        if doing := choice if way == "either" else way:
            collection.close_for_full_sync()
            collection.full_upload_or_download(auth=self.key, server_usn=None, upload=doing == "upload")
            collection.reopen(after_full_sync=True)
        return way


@contextmanager
def account() -> Iterator[Account]:
    """A new account, on a server that ends with it."""
    with tempfile.TemporaryDirectory(prefix="hafal-sync-", ignore_cleanup_errors=True) as base:
        settings = {
            "SYNC_USER1": f"{USER}:{PASSWORD}",
            "SYNC_BASE": base,
            "SYNC_HOST": "127.0.0.1",
            "SYNC_PORT": "0",  # any that is free: no other program can take it in between
            "RUST_LOG": QUIET,
            "NO_COLOR": "1",
        }
        command = [sys.executable, "-m", "anki.syncserver"]
        with subprocess.Popen(
            command, env={**os.environ, **settings}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as server:
            try:
                yield Account(f"http://127.0.0.1:{_port(server)}/")
            finally:
                server.terminate()
                server.wait(PATIENCE)


def _port(server: "subprocess.Popen[str]") -> int:
    """The port that a server listens on, once it does."""
    impatience = Timer(PATIENCE, server.kill)
    impatience.start()
    try:
        said = server.stdout.readline() if server.stdout else ""
    finally:
        impatience.cancel()
    found = re.search(r"listening addr=127\.0\.0\.1:(\d+)", said)
    assert found, f"the sync server does not listen: {said}"
    return int(found[1])
