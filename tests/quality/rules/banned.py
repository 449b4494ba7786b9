"""Words and calls that do not belong here. A row: where (a regular expression over paths), what, why."""
import re
from pathlib import Path

from tree import CPP, blank

# In C++ and CUDA, comments and strings left out.
CODE = [
    (r"", r"\bprocessEvents\b", "the event loop is not pumped by hand"),
    (r"^(core|app|ui)/", r"\bQEventLoop\b", "no nested event loops"),
    (r"", r"\bBlockingQueuedConnection\b", "a thread does not wait for another one's event loop"),
    (r"", r"\b(SIGNAL|SLOT)\s*\(", "connect with pointers to members"),
    (r"", r"\bQ_GLOBAL_STATIC\b", "no singletons"),
    (r"^core/", r"(?<![\w.>])(?:std::|::)?(?:quick_)?exit\s*\(", "core returns an error"),
    (r"^core/", r"(?<![\w.>])(?:std::|::)?(?:abort|terminate)\s*\(", "core returns an error"),
    (r"^core/", r"\bstd::c(?:out|err)\b", "core does not print"),
    (r"\.(h|hpp|cuh)$", r"\busing\s+namespace\b", "a header does not open namespaces for others"),
    (r"", r"\btorch::(?:load|jit::load|pickle_load)\b", "unpickling runs what a stranger wrote"),
    (r"^ui/", r"\b(?:dialog|dlg|\w*Dialog|box)(?:\.|->)exec\s*\(", "open() a dialog; exec() nests an event loop"),
]
# In every text file, comments included. Written so that no row finds itself.
TEXT = [
    (r"^(core|app|ui|plugins|tests|packaging)/", r"\bTODO\b(?! ?\(?#\d)|\bFIXM[E]\b|\bXX[X]\b", "a task has a number: TODO(#12)"),
    (r"", r"(?i)\bpypi\.(?:org|python)|python[h]osted\.|download\.pytorch\.|\bdeb\.debian\.|archive\.ubuntu\.|\bregistry\.npmjs|\bconda\.(?:io|anaconda)|anaconda\.(?:org|com)|\bcrates\.io\b|\bghcr\.io\b|docker\.(?:io|com)\b|proxy\.golang\.|\bhf-mirror\b",
     "no registry's host name: pip's and apt's configured indexes are used"),
    (r"", r"(?<![\w.])/wor[k]/|/tmp/(?:buil[d]|peer[s]|ccach[e])/|/hom[e]/[a-z]|/opt/whee[l]s|/roo[t]/(?!danlu)", "an absolute path of one machine"),
    (r"", r"(?i)\bclaud[e]\b|\banthropi[c]\b|\bcopilo[t]\b|\b(?:ai|llm|machine)[- ](?:generated|written|assisted)|generated (?:by|with) (?:an? )?(?:ai|llm)\b|\bsub-?agen[t]s?\b|\bas an? (?:ai|language model)\b|co-authored-b[y]",
     "how the project is written is not part of it"),
]
# What a rule cannot judge: foreign texts and data.
FOREIGN = re.compile(r"^(LICENSE$|packaging/licences/|packaging/peers\.txt$|resources/(samples|starter|lexicons)/|tests/(golden|fuzz)/.*\.(json|jsonl|txt)$)")


def hits(path, text, rows):
    for where, what, why in rows:
        if re.search(where, path):
            for found in re.finditer(what, text):
                yield f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {found.group(0).strip()}: {why}"


def check(tree):
    found = []
    for path in tree.paths:
        text = None if FOREIGN.search(path) else tree.text(path)
        if text is None:
            continue
        found += hits(path, text, TEXT)
        if Path(path).suffix in CPP:
            found += hits(path, blank(text), CODE)
    return found
