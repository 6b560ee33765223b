"""What the tests ran of our code, by package, from SlipCover's JSON; fails where that is less than the practice asks.

The least shares are the owner's: 80 % of everything, 90 % of what keeps patients' data right and secret.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

CRITICAL = (
    "app/database/",
    "app/sealing/",
    "app/directory/",
    "app/audit/",
    "app/services/audit",
    "app/services/database_service.py",
)
LEAST = {"everything": 80.0, "critical paths": 90.0}


def parts_of(file: str) -> list[str]:
    """The lines of the table to which a file counts."""
    critical = ["critical paths"] if file.startswith(CRITICAL) else []
    return ["/".join(Path(file).parent.parts[:2]), "everything", *critical]


def shares(files: dict[str, Any]) -> dict[str, float]:
    """Of each part, how many percent of the lines were run."""
    run: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for file, found in files.items():
        done = len(found["executed_lines"])
        missing = len(found["missing_lines"])
        for part in parts_of(file):
            run[part] += done
            all_[part] += done + missing
    return {part: 100 * run[part] / count for part, count in all_.items() if count}


def main() -> None:
    """Print the table; end with 1 when a share is too small."""
    found = shares(json.loads(Path(sys.argv[1]).read_text())["files"])
    for part in sorted(found, key=lambda part: (part in LEAST, part)):
        least = f" (at least {LEAST[part]:.0f})" if part in LEAST else ""
        print(f"{part:<28} {found[part]:5.1f} %{least}")
    if short := [part for part, least in LEAST.items() if found.get(part, 0.0) < least]:
        sys.exit(f"The tests run too little of {' and of '.join(short)}.")


if __name__ == "__main__":
    main()
