#!/usr/bin/env python3
"""The starter's text: paragraphs of unpacked Debian documentation, clean, distinct, Chinese and English apart. Standard library only."""
import argparse
import hashlib
import json
import os
import re
import sys

from extract import paragraphs

SHORTEST, LONGEST = 20, 4000      # characters of a row
ROW = 1500                        # neighbouring paragraphs of one document are joined up to this many characters
HELD_ROW = 300                    # held-out rows are shorter, so that each fits the 256 tokens of the model's training whole
HELD_OUT = {"zh": 120_000, "en": 240_000}  # characters, whole documents
CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
OTHER_SCRIPTS = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af\ufffd\ue000-\uf8ff]")
# Read by a person where the copyright file has no machine-readable form (or is another package's).
READ_BY_HAND = {"gimp-help-zh-cn": "GFDL-NIV-1.2+", "gimp-help-en": "GFDL-NIV-1.2+", "installation-guide-amd64": "GPL-2",
                "debian-faq": "own notice: copies and changed copies under the same notice", "debian-faq-zh-cn": "own notice: copies and changed copies under the same notice"}
MARKUP = re.compile(r"</?[a-z]+[ >]|\{\{|&[a-z]+;|\\f[BIR]|^\.[A-Z]{2}\b|\\n\b")


def normal(text):
    text = re.sub(r"[\u200b-\u200f\ufeff\u00ad\u2060]", "", text)
    text = re.sub(r"[\s\u00a0\u3000]+", " ", text).strip()
    text = re.sub(r"(?<=[\u3400-\u9fff，。；：！？、（）]) (?=[\u3400-\u9fff，。；：！？、（）])", "", text)
    return re.sub(r"[¶]$", "", text).strip()


def language(text):
    """zh, en or None (too mixed, too short, not prose)."""
    han, latin = len(CJK.findall(text)), len(LATIN.findall(text))
    if OTHER_SCRIPTS.search(text) or MARKUP.search(text) or re.search(r"[.·_=*#-]{6,}|(\S)\1{7,}", text):
        return None
    if han >= 6 and han >= 0.35 * len(text) and latin < 1.5 * han:
        return "zh"
    if han == 0 and latin >= 0.65 * len(text) and len(text.split()) >= 5 and all(len(word) < 60 for word in text.split()):
        return "en"
    return None


def documents(unpacked, package, wanted, pattern):
    """(path, paragraphs) of every file that the pattern names, in order of path."""
    root = os.path.join(unpacked, package)
    for folder, names, files in os.walk(root):
        names.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not os.path.islink(path) and re.search(pattern, path):
                found = [text for text in map(normal, paragraphs(path, wanted)) if len(text) >= 6 and language(text) == wanted]
                yield os.path.relpath(path, unpacked), found


def distinct(found, seen):
    kept = []
    for text in found:
        key = hashlib.blake2b(re.sub(r"\W+", "", text).lower().encode(), digest_size=12).digest()
        if key not in seen:
            seen.add(key)
            kept.append(text)
    return kept


def rows(found, joined, longest):
    """Neighbouring paragraphs joined by a newline, up to `joined` characters; those over `longest` are cut at a sentence."""
    row = ""
    for text in found:
        while len(text) > longest:
            cut = max(text.rfind("。", 0, longest), text.rfind(". ", 0, longest)) + 1 or longest
            yield text[:cut].strip()
            text = text[cut:].strip()
        if row and len(row) + len(text) > joined:
            yield row
            row = ""
        row = row + "\n" + text if row else text
    if row:
        yield row


def licences(package, copyright_path):
    if package in READ_BY_HAND:
        return READ_BY_HAND[package]
    try:
        text = open(copyright_path, encoding="utf-8", errors="replace").read()
    except OSError:
        return "see the package"
    names = sorted(set(re.findall(r"^Licen[sc]e: *(\S.*)$", text, re.M)))
    if names:
        return ", ".join(names)
    known = [("GFDL", r"Free Documentation License|GFDL"), ("GPL", r"General Public License|\bGPL\b"), ("CC-BY-SA", r"Attribution-Share ?Alike|CC.BY.SA"),
             ("MPL-2.0", r"Mozilla Public License|MPL")]
    return ", ".join(name for name, pattern in known if re.search(pattern, text)) or "see its copyright file"


def copyright_of(unpacked, package):
    return os.path.join(unpacked, package, "usr/share/doc", package, "copyright")


def is_held_out(path):
    return hashlib.sha256(path.encode()).digest()[0] < 10  # 4 % of the documents, until there is enough


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unpacked", required=True)
    parser.add_argument("--packages", required=True)
    parser.add_argument("--to", required=True)
    arguments = parser.parse_args()
    plan = [line.split() for line in open(arguments.packages, encoding="utf-8") if line.strip() and not line.startswith("#")]
    seen, train, held = set(), [], {"zh": [], "en": []}
    size = {"zh": 0, "en": 0}
    table = []
    for package, wanted, pattern in plan:
        if not os.path.isdir(os.path.join(arguments.unpacked, package)):
            continue
        before, paragraphs_before = size[wanted], len(seen)
        for path, found in documents(arguments.unpacked, package, wanted, pattern):
            new = distinct(found, seen)
            if is_held_out(path) and sum(map(len, held[wanted])) < HELD_OUT[wanted]:
                held[wanted] += [row for row in rows(new, HELD_ROW, HELD_ROW) if len(row) >= SHORTEST]
                continue
            joined = [row for row in rows(new, ROW, LONGEST) if len(row) >= SHORTEST]
            train += joined
            size[wanted] += sum(len(row.encode()) for row in joined)
        version = open(os.path.join(arguments.unpacked, package + ".version"), encoding="utf-8").read().strip()
        used = size[wanted] - before
        print(f"{package} {wanted}: {used / 1e6:.2f} MB, {len(seen) - paragraphs_before} paragraphs", file=sys.stderr)
        table.append((package, version, wanted, f"{used / 1e6:.2f} MB", licences(package, copyright_of(arguments.unpacked, package))))
    train.sort(key=lambda row: hashlib.sha256(row.encode()).digest())
    with open(os.path.join(arguments.to, "corpus.jsonl"), "w", encoding="utf-8") as out:
        for row in train:
            out.write(json.dumps({"text": row}, ensure_ascii=False) + "\n")
    for name, found in held.items():
        with open(os.path.join(arguments.to, f"heldout-{name}.txt"), "w", encoding="utf-8") as out:
            out.write("\n\n".join(found) + "\n")
    with open(os.path.join(arguments.to, "LICENCES.md"), "w", encoding="utf-8") as out:
        out.write("| package | version | language | text used | licences in its copyright file |\n|---|---|---|---|---|\n")
        for line in table:
            out.write("| " + " | ".join(line) + " |\n")
    print(f"train: zh {size['zh'] / 1e6:.2f} MB, en {size['en'] / 1e6:.2f} MB, {len(train)} rows; held out: "
          + ", ".join(f"{name} {sum(map(len, found))} characters" for name, found in held.items()), file=sys.stderr)


if __name__ == "__main__":
    main()
