"""The built front end: installed and built only when what it is made from has changed."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

LEAST_NODE = 20
STANDALONE = Path(".next/standalone")
_STAMP = ".pfinni-stamp"
_SOURCES = (
    "src",
    "public",
    "scripts",
    "next.config.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
)


class FrontEndCannotStart(Exception):
    """Something is missing; the text is one line that says what to do."""


class FrontEnd:
    """The folder of the front end."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._folder = folder
        self._log = log

    def check_node(self) -> str:
        """The path of Node.js. Raises FrontEndCannotStart when it is missing or too old."""
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise FrontEndCannotStart(f"Node.js {LEAST_NODE} or newer and npm are needed: https://nodejs.org")
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
        major = version.lstrip("v").partition(".")[0]
        if not major.isdigit() or int(major) < LEAST_NODE:
            raise FrontEndCannotStart(f"Node.js {LEAST_NODE} or newer is needed; this is {version}: https://nodejs.org")
        return node

    def needs_install(self) -> bool:
        """Whether the lock file changed since the packages were installed."""
        return self._read(self._folder / "node_modules" / _STAMP) != self._hash(["package-lock.json"])

    def install(self) -> None:
        """`npm ci`."""
        self._run(["npm", "ci", "--no-audit", "--no-fund"], "The packages of the front end could not be installed")
        (self._folder / "node_modules" / _STAMP).write_text(self._hash(["package-lock.json"]))

    def needs_build(self) -> bool:
        """Whether a source changed since the last build."""
        is_built = (self._folder / STANDALONE / "server.js").exists()
        return not is_built or self._read(self._folder / ".next" / _STAMP) != self._hash(_SOURCES)

    def build(self) -> None:
        """`npm run build`."""
        self._run(["npm", "run", "build"], "The front end could not be built")
        (self._folder / ".next" / _STAMP).write_text(self._hash(_SOURCES))

    @property
    def start_script(self) -> Path:
        """The script that serves the built front end, pointed at the API that PFINNI_API_URL names."""
        return self._folder / "scripts" / "start.mjs"

    def _run(self, command: list[str], failure: str) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._log.open("ab") as log:
            ended = subprocess.run(command, cwd=self._folder, stdout=log, stderr=log, check=False)  # noqa: S603
        if ended.returncode != 0:
            raise FrontEndCannotStart(f"{failure}; the reason stands in {self._log}.")

    def _hash(self, names: list[str] | tuple[str, ...]) -> str:
        digest = hashlib.sha256()
        for path in self._files(names):
            digest.update(str(path.relative_to(self._folder)).encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def _files(self, names: list[str] | tuple[str, ...]) -> Iterator[Path]:
        for name in names:
            path = self._folder / name
            if path.is_file():
                yield path
            elif path.is_dir():
                yield from sorted(each for each in path.rglob("*") if each.is_file())

    @staticmethod
    def _read(path: Path) -> str:
        return path.read_text() if path.exists() else ""
