"""Which process runs here: its number and when it began, because numbers are given out again."""

from contextlib import suppress
from pathlib import Path

import psutil

NAME = "pfinni.pid"


class PidFile:
    """The file in the folder `run`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def write(self) -> None:
        """This process runs."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        this = psutil.Process()
        self._path.write_text(f"{this.pid} {this.create_time()}")

    def remove(self) -> None:
        """It has ended."""
        self._path.unlink(missing_ok=True)

    def running(self) -> psutil.Process | None:
        """The process that the file names, if it is still the same one."""
        with suppress(OSError, ValueError, psutil.Error):
            number, began = self._path.read_text().split()
            process = psutil.Process(int(number))
            if process.create_time() == float(began) and process.status() != psutil.STATUS_ZOMBIE:
                return process
        return None
