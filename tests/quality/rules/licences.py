"""Every third-party library that CMake knows or the edge table names has a notice in packaging/licences, and no notice is left over."""
import re

from rules.includes import edges

DEPENDENCIES = "packaging/cmake/Dependencies.cmake"
FIELDS = ("Name", "Version", "Licence", "From", "Used by")
# Names whose notice is another's.
SHARED = {"icui18n": "icu", "qtcore": "qt", "qtwidgets": "qt"}


def linked(tree):
    named = set(re.findall(r"^\s*danlu_(?:pkg|header_only)\((\w+)", tree.text(DEPENDENCIES), re.MULTILINE))
    for _, third in edges(tree).values():
        named |= third
    return {SHARED.get(name, name) for name in named}


def check(tree):
    notices = {path.split("/")[-1].rsplit(".", 1)[0]: path for path in tree.paths if re.match(r"packaging/licences/[^/]+\.txt$", path)}
    found = [f"packaging/licences/{name}.txt: missing; {name} is linked" for name in sorted(linked(tree) - set(notices))]
    for path in notices.values():
        text = tree.text(path)
        found += [f"{path}: no line \"{field}: …\"" for field in FIELDS if not re.search(rf"^{field}: \S", text, re.MULTILINE)]
        if len(text.splitlines()) < len(FIELDS) + 3:
            found.append(f"{path}: the licence's text or notice is missing below the fields")
    return found
