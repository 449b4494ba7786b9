#!/usr/bin/env python3
"""Twenty samples for the card, as they come: beginnings of held-out rows, evenly spread, continued by danlu-cli generate.

usage: samples.py heldout-zh.txt heldout-en.txt danlu-cli --project P --passphrase-file F generate --model NAME
"""
import json
import subprocess
import sys

EACH = 10
BEGINNING = {"zh": 10, "en": 28}  # characters of a row that the model sees


def rows(path):
    return [row for row in open(path, encoding="utf-8").read().strip("\n").split("\n\n") if row]


def beginning(row, size):
    start = row[:size]
    return start if row.isascii() is False else start.rsplit(" ", 1)[0]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    seed = 0
    for language, path in zip(("zh", "en"), sys.argv[1:3]):
        all_rows = rows(path)
        for number in range(EACH):
            seed += 1
            prompt = beginning(all_rows[number * len(all_rows) // EACH], BEGINNING[language])
            words = sys.argv[3:] + ["--format", "json", "--raw", "--prompt", prompt, "--max-new-tokens", "48", "--temperature", "0.8", "--top-p", "0.9", "--seed", str(seed)]
            answer = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)["text"]
            print(f"{seed}. **{prompt}**{answer}".replace("\n", " ⏎ "))


if __name__ == "__main__":
    main()
