"""Pages served to the browsers of this computer, which ask whether there is something newer."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

ADDRESS = "127.0.0.1"
PORT = 42325
"""hafal, on the keys of a telephone; where it is taken, any other."""
STATE = "/state"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is served: pages and their versions, both by path, and what is wrong with the sources."""

    pages: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    problems: str = ""


class Server(ThreadingHTTPServer):
    """Serves what is `shown` now, to this computer alone."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows two servers would share the port
    shown = Shown()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers with a page, or with the versions of all; to requests in another host's name not at all."""

    server: Server

    def do_GET(self) -> None:
        """Answers one request."""
        path, shown = urlsplit(self.path).path, self.server.shown
        if self.headers.get("Host") not in [f"{name}:{self.server.server_port}" for name in (ADDRESS, "localhost")]:
            self.send_error(HTTPStatus.FORBIDDEN)  # a page from elsewhere, whose name was made to lead here
        elif path == STATE:
            state = {"versions": dict(shown.versions), "problems": shown.problems}
            self._send("application/json", json.dumps(state))
        elif path in shown.pages:
            self._send("text/html; charset=utf-8", shown.pages[path])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Says nothing: pages ask twice a second."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server, for as long as it is needed."""
    try:
        server = Server((ADDRESS, PORT), Handler)
    except OSError:
        server = Server((ADDRESS, 0), Handler)
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
