"""The sentences in C++ sources: string expressions like `"cannot open " + path + ": " + why` as patterns like "cannot open {}: {}"."""
import re
from dataclasses import dataclass

TOKEN = re.compile(r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<raw>R"(?P<delim>[^(\s]*)\((?P<body>.*?)\)(?P=delim)")
  | (?P<string>(?:u8)?"(?:\\.|[^"\\\n])*")
  | (?P<char>'(?:\\.|[^'\\\n])+')
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*(?:::~?[A-Za-z_][A-Za-z0-9_]*)*)
  | (?P<number>\d[\w.']*)
  | (?P<op>->|\+\+|\+=|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^!~<>=?:;,.(){}\[\]\#])
""", re.X | re.S)
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "'": "'", "0": "\0"}
OPEN, CLOSE = "([{", ")]}"


@dataclass
class Token:
    kind: str
    text: str
    line: int


def unescaped(literal):
    body = literal[literal.index('"') + 1:-1]
    return re.sub(r"\\(x[0-9a-fA-F]+|.)", lambda m: ESCAPES.get(m[1], m[0]), body)


def tokens(source):
    line, at, found = 1, 0, []
    for match in TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        kind = match.lastgroup if match.lastgroup not in ("delim", "body") else "raw"
        if kind == "comment":
            continue
        text = match["body"] if kind == "raw" else unescaped(match.group()) if kind == "string" else match.group()
        found.append(Token("string" if kind == "raw" else kind, text, line))
    return found


def close_of(all_tokens, at):
    """The index of what closes the bracket at `at`."""
    depth = 0
    for i in range(at, len(all_tokens)):
        depth += all_tokens[i].text in OPEN if all_tokens[i].kind == "op" else 0
        depth -= all_tokens[i].text in CLOSE if all_tokens[i].kind == "op" else 0
        if depth == 0:
            return i
    return len(all_tokens) - 1


def split_at(expression, separator):
    parts, depth, current = [], 0, []
    for token in expression:
        if token.kind == "op" and token.text in OPEN:
            depth += 1
        elif token.kind == "op" and token.text in CLOSE:
            depth -= 1
        if depth == 0 and token.kind == "op" and token.text == separator:
            parts.append(current)
            current = []
        else:
            current.append(token)
    return parts + [current]


def ternary(expression):
    """(then, otherwise) of `c ? a : b`, or None."""
    parts = split_at(expression, "?")
    if len(parts) < 2:
        return None
    rest = [token for part in parts[1:] for token in part + [Token("op", "?", 0)]][:-1]
    depth = 0
    bracket = 0
    for i, token in enumerate(rest):
        if token.kind != "op":
            continue
        bracket += token.text in OPEN
        bracket -= token.text in CLOSE
        if bracket:
            continue
        depth += token.text == "?"
        if token.text == ":":
            if depth == 0:
                return rest[:i], rest[i + 1:]
            depth -= 1
    return None


def patterns(expression):
    """Every text that an expression can be, "{}" for what only the running program knows."""
    choice = ternary(expression)
    if choice:
        return patterns(choice[0]) + patterns(choice[1])
    sums = split_at(expression, "+")
    if len(sums) > 1:
        texts = [""]
        for part in sums:
            texts = [text + more for text in texts for more in patterns(part)]
        return texts
    while expression and expression[0].kind == "op" and expression[0].text == "(" and close_of(expression, 0) == len(expression) - 1:
        return patterns(expression[1:-1])
    if expression and all(token.kind == "string" for token in expression):
        return ["".join(token.text for token in expression)]
    if len(expression) > 3 and expression[0].text in ("std::string", "std::string_view", "std::move") and close_of(expression, 1) == len(expression) - 1:
        return patterns(expression[2:-1])
    return ["{}"]


def arguments(all_tokens, at):
    """Of the call whose bracket is at `at`."""
    return [part for part in split_at(all_tokens[at + 1:close_of(all_tokens, at)], ",") if part]
