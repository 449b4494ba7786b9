"""Every sentence that the services may say to a person, as a pattern; rules/sentences.py wants a translation of each."""
import re
from pathlib import Path

from sentences import cpp

FOLDERS = ("core", "app/worker", "app/reader")
# What the window never shows: SQL, figures for logs, help of the command line, the words of formats.
SILENT_CALLS = {
    "run", "query", "prepare", "integer", "oneModel", "oneRun", "batchesOf", "script", "static_assert", "find", "starts_with", "ends_with", "contains",
    "std::snprintf", "if", "compare", "log", "progress", "Regex", "compile", "visit", "emplace_back", "add", "string_view",
}
SILENT_FILES = ("core/data/cleaning/rules/", "core/data/pii/", "core/services/telemetry/Machine")
# What a call makes of the words it is given.
SHAPED_CALLS = {name: "%s {}: {}" for name in ("systemError", "sqliteError", "lastError", "openFile")}
SHAPED_CALLS["unknownName"] = "unknown %s \"{}\""
# Words of formats that look like sentences.
SILENT_BEGINNINGS = ("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "PRAGMA", "WHERE", "ORDER", " FROM", "FROM ", "<|", "{{", "TEMPLATE", "PARAMETER",
                     "# LoRA", "SQLite format", "danlu-backup", "danlu recovery", "sequence, utc", "Classify as", "- step:", "cancel ")
SILENT_TEXTS = {"tried to allocate", "not in", "is not", "label\" or \"label1"}
SQL_VALUE = re.compile(r"\?\d")
SILENT_FIELDS = {"help", "description", "about"}


def is_prose(text):
    words = [word for word in text.replace("{}", " ").split() if any(letter.isalpha() for letter in word)]
    return bool(words) and not SQL_VALUE.search(text) and text.strip() not in SILENT_TEXTS and not text.lstrip().startswith(SILENT_BEGINNINGS)


def starts_of_expressions(found):
    """For every string of prose: the tokens of the whole expression it stands in, and the name of the call around it."""
    stack = []
    for at, token in enumerate(found):
        if token.kind == "op" and token.text in cpp.OPEN:
            name = found[at - 1].text if at and found[at - 1].kind == "word" else ""
            stack.append((token.text, name, at))
        elif token.kind == "op" and token.text in cpp.CLOSE and stack:
            stack.pop()
        elif token.kind == "string" and (" " in token.text.strip(" ") or (stack and stack[-1][1] in SHAPED_CALLS and token.text.isalpha())):
            yield at, list(stack)


def bounds(found, at):
    """The expression around a string: from the separator or bracket before it to the one behind it."""
    def walk(step, opening, closing):
        depth, i = 0, at
        while 0 <= i + step < len(found):
            token = found[i + step]
            if token.kind == "op":
                if token.text in opening:
                    depth += 1
                elif token.text in closing:
                    if depth == 0:
                        return i
                    depth -= 1
                elif depth == 0 and token.text in (",", ";", "=", "<<", ">", "#", "==", "!=", "+=", "&&", "||", "?", ":"):
                    return i
            elif depth == 0 and token.kind == "word" and token.text in ("return", "case"):
                return i
            i += step
        return i
    return walk(-1, cpp.CLOSE, cpp.OPEN), walk(1, cpp.OPEN, cpp.CLOSE)


def grown(found, first, last):
    """Out of brackets that only group: ("a " + (x ? "b" : "c"))."""
    while first > 0 and last + 1 < len(found):
        before, behind = found[first - 1], found[last + 1]
        if before.text == "?" or before.text == ":" or behind.text == "?" or (behind.text == ":" and before.text in ("?", ":")):
            depth = 0
            while first > 0 and not (depth == 0 and found[first - 1].kind == "op" and found[first - 1].text in cpp.OPEN + ",;=") and found[first - 1].text != "return":
                first -= 1
                depth += found[first].kind == "op" and found[first].text in cpp.CLOSE
                depth -= found[first].kind == "op" and found[first].text in cpp.OPEN
            depth = 0
            while last + 1 < len(found) and not (depth == 0 and found[last + 1].kind == "op" and found[last + 1].text in cpp.CLOSE + ",;"):
                last += 1
                depth += found[last].kind == "op" and found[last].text in cpp.OPEN
                depth -= found[last].kind == "op" and found[last].text in cpp.CLOSE
            continue
        if before.text == "(" and behind.text == ")" and (first < 2 or found[first - 2].kind != "word" or found[first - 2].text in ("return", "std::string", "std::move")):
            further = last + 2 < len(found) and found[last + 2].text == "+" or first > 1 and found[first - 2].text == "+"
            if further:
                first, last = bounds(found, first - 1)[0], bounds(found, last + 1)[1]
                continue
        break
    return first, last


def sentences_of(source):
    found = cpp.tokens(source)
    done = -1
    for at, stack in starts_of_expressions(found):
        if at <= done:
            continue
        calls = [name for bracket, name, _ in stack if bracket == "(" and name and name not in ("std::string", "std::move")]
        if calls and (calls[-1] in SILENT_CALLS or any(call in ("visit", "static_assert") for call in calls)):
            continue
        if any(bracket == "{" and name.endswith("Words") for bracket, name, _ in stack):
            continue  # a table of words that sentences are looked through for
        first, last = grown(found, *bounds(found, at))
        if first > 1 and found[first - 1].text == "=" and found[first - 2].text in SILENT_FIELDS:
            continue
        done = last
        for pattern in cpp.patterns(found[first:last + 1]):
            if is_prose(pattern) and (" " in pattern.replace("{}", "").strip() or calls and calls[-1] in SHAPED_CALLS):
                yield found[at].line, SHAPED_CALLS.get(calls[-1] if calls else "", "%s") % " ".join(pattern.split())


def collect(root):
    """{pattern: [place, …]}"""
    all_found = {}
    for folder in FOLDERS:
        for path in sorted((Path(root) / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix not in (".cpp", ".h") or name.startswith(SILENT_FILES):
                continue
            for line, pattern in sentences_of(path.read_text(encoding="utf-8")):
                all_found.setdefault(pattern, []).append(f"{name}:{line}")
    return all_found
