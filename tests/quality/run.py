"""run.py RULE ROOT: checks one rule on a source tree. Prints one line per violation; 0 = none, 1 = some, 77 = cannot be checked here."""
import importlib
import sys
from pathlib import Path

from tree import Skip, Tree


def main(rule, root):
    try:
        found = importlib.import_module("rules." + rule).check(Tree(Path(root)))
    except Skip as reason:
        print(f"quality.{rule}: skipped: {reason}")
        return 77
    for line in found:
        print(line)
    failures = [line for line in found if not line.startswith("warning: ")]
    print(f"quality.{rule}: {len(failures)} violations")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
