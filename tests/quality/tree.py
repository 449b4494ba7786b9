"""The files of a source tree, as every rule sees them."""
import re
import subprocess
from pathlib import Path

CPP = {".cpp", ".h", ".hpp", ".cc", ".c", ".cu", ".cuh"}
IGNORED = re.compile(r"^(build[^/]*|\.git|\.cache)(/|$)|(^|/)(__pycache__/|CMakeUserPresets\.json$|compile_commands\.json$)|\.pyc$")


class Skip(Exception):
    """The rule cannot be checked on this machine."""


class Tree:
    def __init__(self, root):
        self.root = root.resolve()
        self.paths = sorted(self._from_git() or self._from_disk())

    def _from_git(self):
        """What git knows or would add; nothing where there is no git or the folder is no repository of its own."""
        if not (self.root / ".git").exists():
            return []
        try:
            command = ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
            listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        except (OSError, subprocess.CalledProcessError):
            return []
        return [path for path in set(listed.split("\0")) if path and (self.root / path).is_file()]

    def _from_disk(self):
        every = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        return [path for path in every if not IGNORED.search(path)]

    def sources(self, *folders):
        """C++ and CUDA sources below the folders, or all."""
        return [p for p in self.paths if Path(p).suffix in CPP and (not folders or p.split("/")[0] in folders)]

    def text(self, path):
        """A file's text; None for a binary file."""
        data = (self.root / path).read_bytes()
        if b"\0" in data[:8192]:
            return None
        return data.decode("utf-8", "replace")


_TOKEN = re.compile(
    r"""R"(?P<d>[^\s()\\]{0,16})\(.*?\)(?P=d)" | //[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+' """,
    re.VERBOSE | re.DOTALL,
)


def blank(text, strings=True):
    """C++ text with comments (and what strings hold) turned to spaces; line numbers stay."""

    def spaces(found):
        token = found.group(0)
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token)
        if not strings:
            return token
        return '"' + re.sub(r"[^\n]", " ", token[1:-1]) + '"'

    return _TOKEN.sub(spaces, text)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def includes(text):
    """(line, '<' or '"', name) of every include, commented ones left out."""
    plain = blank(text, strings=False)
    return [(plain.count("\n", 0, found.start()) + 1, found.group(1), found.group(2)) for found in INCLUDE.finditer(plain)]


def resolve(tree, path, name):
    """The file of the tree that `#include "name"` in `path` means; None where there is none."""
    parts = path.split("/")
    folders = ["/".join(parts[:-1]), "core"]
    if parts[0] == "app":
        folders.append("/".join(parts[:2]))
    if parts[0] == "tests":
        folders.append(parts[0])
    known = tree.__dict__.setdefault("known", set(tree.paths))
    if name.startswith("ui/") and name in known:
        return name
    for folder in folders:
        joined = []
        for part in (folder + "/" + name).split("/"):
            if part == "..":
                joined[-1:] = []
            elif part != ".":
                joined.append(part)
        if "/".join(joined) in known:
            return "/".join(joined)
    return None
