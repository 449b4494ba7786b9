"""Paragraphs of plain text out of HTML, Mallard, DocBook, troff and message catalogues. Standard library only."""
import gettext
import gzip
import re
from html.parser import HTMLParser

BLOCKS = {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "title", "para", "simpara", "desc",
          "item", "listitem", "blockquote", "tr", "table", "ul", "ol", "dl", "body", "figcaption", "caption", "br", "steps", "note"}
SKIPPED = {"script", "style", "nav", "pre", "head", "header", "footer", "programlisting", "screen", "code-block", "svg", "math", "info",
           "noscript", "button", "form", "select"}
SKIPPED_CLASSES = ("sphinxsidebar", "related", "highlight", "navheader", "navfooter", "toc", "breadcrumb", "footer", "header", "navigation",
                   "headerlink", "bookmark", "listindex", "search")


class Paragraphs(HTMLParser):
    """Collects the text of block elements; code, tables and navigation are left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.text, self.stack, self.skip_from = [], [], [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "img", "meta", "link", "hr", "input", "col", "wbr", "area", "base"):
            self.text.append(" ")
            return
        if tag in BLOCKS:
            self.flush()
        self.stack.append(tag)
        classes = " ".join(value or "" for key, value in attrs if key in ("class", "id", "role")).lower()
        if self.skip_from is None and (tag in SKIPPED or any(word in classes.split() or word == classes for word in SKIPPED_CLASSES)):
            self.skip_from = len(self.stack)

    def handle_startendtag(self, tag, attrs):
        self.text.append(" ")

    def handle_endtag(self, tag):
        if tag not in self.stack:
            return
        while self.stack:
            top = self.stack.pop()
            if self.skip_from is not None and len(self.stack) < self.skip_from:
                self.skip_from = None
            if top == tag:
                break
        if tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        if self.skip_from is None:
            self.text.append(data)

    def flush(self):
        text = "".join(self.text)
        self.text = []
        if text.strip():
            self.found.append(text)


def from_markup(text):
    parser = Paragraphs()
    parser.feed(text)
    parser.flush()
    return parser.found


ESCAPES = [(r"\\f(\[[^\]]*\]|\(..|.)", ""), (r"\\s[-+]?\d+", ""), (r"\\\*\((lq|rq)", '"'), (r"\\\*\(..|\\\*\[[^\]]*\]|\\\*.", ""), (r"\\\((lq|rq|dq)", '"'),
           (r"\\\((aq|cq|oq)", "'"), (r"\\\(em", "-"), (r"\\\((en|hy|mi)", "-"), (r"\\\(bu", "•"), (r"\\\(co", "©"), (r"\\\(..", " "), (r"\\\[[^\]]*\]", " "),
           (r"\\e", r"\\\\"), (r"\\-", "-"), (r"\\[&%:/,|^]", ""), (r"\\[ ~0]", " "), (r"\\[wvhk]'[^']*'", " "), (r"\\c$", ""), (r"\\.", "")]
FONT_MACROS = {"B", "I", "BR", "BI", "IB", "IR", "RB", "RI", "SM", "SB", "Nm", "Fl", "Ar", "Pa", "Xr", "Sy", "Em", "Li", "Cm", "Ic", "Va", "Fn"}
BREAKS = {"PP", "P", "LP", "TP", "IP", "SH", "SS", "sp", "br", "HP", "TH", "RS", "RE", "Pp", "Sh", "Ss", "It", "Bl", "El", "TQ", "SY", "OP", "YS"}


def plain(line):
    for pattern, text in ESCAPES:
        line = re.sub(pattern, text, line)
    return line


def font_text(name, rest):
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', rest)]
    return ("" if len(name) == 2 and name not in ("SM", "SB") else " ").join(words)


def from_troff(text):
    found, lines, hidden = [], [], None

    def flush():
        if lines:
            found.append(" ".join(lines))
        lines.clear()

    for line in text.split("\n"):
        if line.startswith((".\\\"", "'\\\"", "\\\"", ".\\#")):
            continue
        macro = re.match(r"^[.']\s*([A-Za-z]+)\s*(.*)$", line)
        if macro is None:
            if not line.strip():
                flush()
            elif hidden is None and not line.startswith((".", "'")):
                lines.append(plain(line).strip())
            continue
        name, rest = macro.groups()
        if hidden:
            hidden = None if name == hidden else hidden
        elif name in ("TS", "nf", "EX", "de", "ig", "if", "ie", "Bd", "EQ"):
            flush()
            hidden = {"TS": "TE", "nf": "fi", "EX": "EE", "Bd": "Ed", "EQ": "EN"}.get(name)
        elif name in FONT_MACROS:
            lines.append(plain(font_text(name, rest)))
        elif name in BREAKS:
            flush()
    flush()
    return found


def from_catalogue(path, language):
    """Original (en) or translated sentences of a .mo file, in order of the original's place in the file."""
    with open(path, "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    found = []
    for original, translated in catalogue.items():
        text = (original[0] if isinstance(original, tuple) else original) if language == "en" else translated
        text = re.sub(r"^[^\x04^]{1,80}[\x04^]", "", text)
        found += re.sub(r"<[^>]*>", "", text).split("\n\n")
    return found


def paragraphs(path, language):
    """Raw paragraphs of one file, in order."""
    if path.endswith(".mo"):
        return from_catalogue(path, language)
    data = gzip.open(path).read() if path.endswith(".gz") else open(path, "rb").read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return []
    return from_troff(text) if re.search(r"\.[1-8][a-z]*(\.gz)?$", path) else from_markup(text)
