"""run.py RULE ROOT: checks one rule on a source tree. Prints one line per violation; 0 = none, 1 = some, 77 = cannot be checked here."""
import importlib
import sys
from pathlib import Path

from tree import Skip, Tree


def known_debts(root):
    """Violations that are to be mended yet, word for word: tests/quality/known.txt. The list may only grow shorter."""
    path = Path(root) / "tests/quality/known.txt"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()


def main(rule, root):
    try:
        found = importlib.import_module("rules." + rule).check(Tree(Path(root)))
    except Skip as reason:
        print(f"quality.{rule}: skipped: {reason}")
        return 77
    known = known_debts(root)
    found = [f"warning: known: {line}" if line in known else line for line in found]
    for line in found:
        print(line)
    failures = [line for line in found if not line.startswith("warning: ")]
    print(f"quality.{rule}: {len(failures)} violations")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
