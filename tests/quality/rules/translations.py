"""Each part of the window is translated: its file is as translations/update writes it, nothing in it is unfinished, and no Chinese text is English."""
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tree import Skip

# Words that are the same in both languages: names and units.
SAME = {"Danlu", "CPU", "GPU", "HTML", "SHA-256", "LoRA", "QLoRA", "DoRA", "GGUF", "PEFT", "JSON", "JSONL", "CSV", "YAML", "TSV", "PPL", "KLD", "F1", "Top-p", "Top-k", "tok", "s"}
WORD = re.compile(r"(?<!%)\b[A-Za-z][\w-]*")


def part_of(path):
    return re.sub(r"_(zh_CN|en)\.ts$", "", Path(path).name)


def messages(text):
    """(context, source, [translation, …], type) of every message of a .ts file."""
    for context in ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source") or "", forms, translation.get("type", "")


def marks(text):
    return sorted(re.findall(r"%(?:L?\d+|n)", text))


def wrong(path, source, forms, kind):
    if kind in ("vanished", "obsolete"):
        return None
    if kind == "unfinished" or not all(forms):
        return "is not translated"
    if any(set(marks(form)) - set(marks(source)) for form in forms) or all(set(marks(source)) - set(marks(form)) - {"%n"} for form in forms):
        return "has other values in its translation"
    if path.endswith("_zh_CN.ts") and source in forms and set(WORD.findall(source)) - SAME:
        return "is the same in Chinese"
    return None


def out_of_date(tree):
    script = tree.root / "translations/update"
    if not script.exists() or not (shutil.which("lupdate") or Path("/usr/lib/qt6/bin/lupdate").exists()):
        raise Skip("there is no lupdate (Debian: qt6-l10n-tools)")
    ran = subprocess.run([str(script), "--check"], capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return []
    names = sorted({part_of(name) for name in re.findall(r"(\S+\.ts)", ran.stdout + ran.stderr)})
    return [f"{name}: its texts are not those of the sources; run translations/update" for name in names] or [f"translations/update --check failed: {ran.stderr.strip()}"]


def check(tree):
    found = []
    for path in tree.paths:
        if not re.match(r"translations/[^/]+\.ts$", path):
            continue
        for context, source, forms, kind in messages(tree.text(path)):
            if reason := wrong(path, source, forms, kind):
                found.append(f"{part_of(path)}: {path}: {context}: \"{source}\" {reason}")
    if (tree.root / "translations/update").exists():
        found += out_of_date(tree)
    return found
