"""A released project, and the shelf on which the real Anki puts whatever a group of cases says is shown."""

from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest
from trust.corpus import Shelf, release, shelf


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project that was released, to be copied."""
    return release(tmp_path_factory.mktemp("released"))


@pytest.fixture(scope="module")
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What the real Anki makes of all that the module's table `SHOWN` holds, in one import."""
    said = StringIO()
    with redirect_stderr(said):
        return shelf(request.module.SHOWN, tmp_path_factory.mktemp("shown") / "uji", said.getvalue)
