"""Writes docs/progress.md: each test file with its number of tests and the last run in which all of them passed.

Reads JUnit reports (pytest --junitxml -o junit_family=xunit1, vitest --reporter=junit) named on the command line. A
file that is in none of the reports keeps its line, as long as it is there; one with a failure keeps its old date.
"""

import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from os.path import normpath
from pathlib import Path
from xml.etree import ElementTree as ET  # our own test runs' reports

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "progress.md"
LINE = re.compile(r"^\| `(?P<file>[^`]+)` \| (?P<tests>\d+) \| (?P<passed>[^|]*) \|$")
HEAD = """# Progress

The last run in which every test of a file passed; written by `make progress`, instead of a date stamp in each file.

| test file | tests | last passed |
| --- | --- | --- |
"""


def results(report: Path) -> dict[str, list[bool]]:
    """Whether each test of each file passed; skipped tests do not count."""
    found: dict[str, list[bool]] = defaultdict(list)
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314
        if case.find("skipped") is None:
            found[file_of(case)].append(case.find("failure") is None and case.find("error") is None)
    return found


def file_of(case: ET.Element) -> str:
    """The path of a test's file; vitest gives it as a class, and pytest a file that it cannot read as a module."""
    file, name = case.get("file"), case.get("classname") or case.get("name", "")
    if file is not None:
        return normpath(f"backend/{file}")
    return f"frontend/{name}" if "/" in name else f"backend/{name.replace('.', '/')}.py"


def main() -> None:
    """Merge the reports into the table."""
    lines = TABLE.read_text("utf-8").splitlines() if TABLE.exists() else []
    known = {match["file"]: (int(match["tests"]), match["passed"].strip()) for match in map(LINE.match, lines) if match}
    today = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    for report in filter(Path.exists, map(Path, sys.argv[1:])):
        for file, passed in results(report).items():
            known[file] = (len(passed), today if all(passed) else known.get(file, (0, "never"))[1])
    there = sorted((file, *rest) for file, rest in known.items() if (ROOT / file).exists())
    rows = [f"| `{file}` | {tests} | {passed} |" for file, tests, passed in there]
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
