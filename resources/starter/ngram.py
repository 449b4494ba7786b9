#!/usr/bin/env python3
"""Bits per character of a character 5-gram model (interpolated Kneser-Ney): what the starter model has to beat.

usage: ngram.py corpus.jsonl heldout-zh.txt heldout-en.txt

For each held-out file the model learns the corpus' rows of that file's language (zh in the name: rows with Chinese characters). Held-out rows
(blank lines between them) are scored from their first character to their end, each on its own; bits include the end, characters do not.
Standard library only; about 1.5 GB of memory and two minutes.
"""
import collections
import json
import math
import re
import sys

ORDER = 5
BEGIN, END = "\x02", "\x03"
UNSEEN_BITS = 16  # a character the corpus never shows: the unknown symbol's share, spread over 2^16 characters


def padded(row):
    return BEGIN * (ORDER - 1) + row + END


def count(rows):
    """Full n-grams with their counts, then for each lower order how many different characters came before."""
    top = collections.Counter()
    for row in rows:
        text = padded(row)
        top.update(text[i:i + ORDER] for i in range(len(text) - ORDER + 1))
    levels = [top]
    for _ in range(ORDER - 1):
        lower = collections.Counter()
        for gram in levels[-1]:
            lower[gram[1:]] += 1
        levels.append(lower)
    return levels[::-1]  # [0] = single characters


class Level:
    """P(character | context) of one order: counts, and per context their sum and their number."""

    def __init__(self, grams):
        self.grams, self.total, self.kinds = grams, collections.Counter(), collections.Counter()
        for gram, times in grams.items():
            self.total[gram[:-1]] += times
            self.kinds[gram[:-1]] += 1
        once, twice = (sum(1 for times in grams.values() if times == number) for number in (1, 2))
        self.discount = once / (once + 2 * twice) if once else 0.5

    def mix(self, context, character, lower):
        total = self.total.get(context)
        if not total:
            return lower
        found = max(self.grams.get(context + character, 0) - self.discount, 0)
        return (found + self.discount * self.kinds[context] * lower) / total


def bits_of(text, levels):
    uniform = 1 / (len(levels[0].grams) + 1)
    bits = 0.0
    for end in range(ORDER - 1, len(text)):
        probability = uniform
        for order, level in enumerate(levels):
            probability = level.mix(text[end - order:end], text[end], probability)
        bits -= math.log2(probability)
        bits += 0 if text[end] in levels[0].grams else UNSEEN_BITS
    return bits


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    rows = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    for path in sys.argv[2:]:
        wants_chinese = "zh" in path.rsplit("/", 1)[-1]
        levels = [Level(grams) for grams in count(row for row in rows if bool(re.search("[\u4e00-\u9fff]", row)) == wants_chinese)]
        held = [row for row in open(path, encoding="utf-8").read().strip("\n").split("\n\n") if row]
        characters = sum(map(len, held))
        bits = sum(bits_of(padded(row), levels) for row in held)
        print(f"{path}: {characters} characters, {bits / characters:.4f} bits per character", flush=True)
        del levels


if __name__ == "__main__":
    main()
