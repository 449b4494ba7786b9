"""C++ and CUDA: a file warns at 400 lines and fails at 600; a function warns at 60 and fails at 100."""
import re

from tree import blank

FILE = (400, 600)
FUNCTION = (60, 100)
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum)\b|\bextern\s*\"")


def functions(text):
    """(first line, lines, name) of every function body at namespace or class level, signature counted."""
    plain = blank(text)
    plain = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), plain, flags=re.MULTILINE)
    stack, found, head, inside = [], [], 0, 0  # inside: braces open within the current function
    for at, sign in ((m.start(), m.group(0)) for m in re.finditer(r"[{};]", plain)):
        if sign == "{":
            if inside:
                inside += 1
                continue
            text_before = plain[head:at]
            kind = kind_of(text_before)
            if kind == "function":
                first = head + len(text_before) - len(text_before.lstrip())
                stack.append(first)
                inside = 1
            else:
                stack.append(None)
                head = at + 1
        elif sign == "}":
            if inside:
                inside -= 1
                if inside:
                    continue
            first = stack.pop() if stack else None
            if first is not None:
                start = plain.count("\n", 0, first) + 1
                found.append((start, plain.count("\n", 0, at) + 2 - start, name_of(plain[first:at])))
            head = at + 1
        elif not inside:
            head = at + 1
    return found


def kind_of(before):
    """What an opening brace at namespace or class level opens: a scope, a function or data."""
    flat = re.sub(r"\b(public|private|protected|slots|signals|Q_SLOTS|Q_SIGNALS|\s)+:(?!:)", " ", before)
    flat = re.sub(r"\[\[[^\]]*\]\]|\balignas\s*\([^)]*\)", " ", flat)
    if SCOPE.search(flat) and "(" not in re.sub(r"\btemplate\s*<[^{;]*?>\s*(requires\s*\([^)]*\))?", " ", flat):
        return "scope"
    if "(" not in flat:
        return "data"
    outside = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*\)", "", flat))
    assigned = re.search(r"(?<![=!<>+\-*/|&^])=(?!=)", re.sub(r"\boperator\s*[^\s\w(]+", "", outside))
    return "data" if assigned and "]" not in flat[flat.rfind("="):] else "function"


def name_of(body):
    found = re.search(r"(operator\s*[^\s\w(]+|[~\w:]+)\s*\(([^()\n]*)", body)
    if not found:
        return "?"
    return found.group(1) if found.group(1) not in ("TEST_CASE", "SUBCASE") else found.group(0).strip()


def verdict(figure, limits, where, what):
    if figure >= limits[1]:
        return f"{where}: {what} of {figure} lines; the limit is {limits[1]}"
    if figure >= limits[0]:
        return f"warning: {where}: {what} of {figure} lines; consider parting it at {limits[0]}"
    return None


def check(tree):
    found = []
    for path in tree.sources():
        text = tree.text(path) or ""
        found.append(verdict(text.count("\n"), FILE, path, "a file"))
        found += [verdict(lines, FUNCTION, f"{path}:{first}", f"function {name}") for first, lines, name in functions(text)]
    return [line for line in found if line]
