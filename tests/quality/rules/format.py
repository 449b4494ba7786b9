"""clang-format 14 has nothing to say about any source."""
import os
import re
import shutil
import subprocess

from tree import Skip

VERSION = "14"


def program():
    """clang-format of the version the tree is formatted with; others lay out a few things differently."""
    for name in ("clang-format-" + VERSION, "clang-format"):
        path = shutil.which(name)
        if path and re.search(r"version " + VERSION + r"\.", subprocess.run([path, "--version"], capture_output=True, text=True).stdout):
            return path
    raise Skip(f"clang-format {VERSION} is not installed; packaging/bootstrap installs it (clang-format-{VERSION})")


def check(tree):
    formatter = program()
    files = tree.sources()
    parts = max(1, min(len(files), os.cpu_count() or 1))
    running = [
        subprocess.Popen([formatter, "--dry-run", "--ferror-limit=1", "--style=file", *files[part::parts]], cwd=tree.root, stderr=subprocess.PIPE, text=True)
        for part in range(parts) if files
    ]
    found = []
    for process in running:
        messages = process.communicate()[1]
        found += sorted(set(re.findall(r"^(\S[^\n]*?:\d+:\d+): (?:warning|error): code should be clang-formatted", messages, re.MULTILINE)))
        if process.returncode:
            found.append("clang-format failed: " + messages.strip())
    return [f"{place}: run clang-format -i" if ":" in place else place for place in found]
