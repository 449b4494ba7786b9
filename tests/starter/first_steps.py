#!/usr/bin/env python3
"""The first sixty steps of the starter's recipe, by the public commands, against the losses that were recorded when it was trained.

usage: first_steps.py DANLU_CLI ROOT

The text is made by resources/starter/corpus, once, in danlu's cache (some 700 MB of Debian packages, which stay there). The packages may have moved on and the machine may round otherwise, so a loss may be off by TOLERANCE; a learning rate that is ten times too
small or a shifted label is far outside of it.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

TOLERANCE = 0.15  # nats per token


def cache():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(os.environ.get("DANLU_CACHE") or pathlib.Path(base) / "danlu")


def main():
    danlu, root, corpus = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), cache() / "starter-corpus"
    starter = root / "resources/starter"
    recorded = dict(map(tuple, json.loads((starter / "recipe/first-steps.json").read_text())["loss"]))
    if not (corpus / "corpus.jsonl").exists():
        subprocess.run([starter / "corpus", "--to", corpus], check=True)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "passphrase").write_text("the first steps of the starter, and no more\n")

        def run(*words):
            print("danlu-cli", *words, flush=True)
            done = subprocess.run([danlu, "--project", work / "p.danlu", "--passphrase-file", work / "passphrase", "--format", "json", *words], stdout=subprocess.PIPE, check=True)
            return json.loads(done.stdout)

        run("project", "create", work / "p.danlu", "--name", "starter", "--recovery-file", work / "recovery")
        run("data", "import", corpus / "corpus.jsonl", "--name", "corpus", "--as", "text")
        run("data", "clean", "corpus", "--recipe", starter / "recipe/clean.yaml")
        run("data", "split", "corpus", "--train", "0.99", "--validation", "0.01", "--test", "0", "--seed", "1")
        run("tokenizer", "train", "corpus", "--vocab-size", "8192", "--to", work / "tokenizer.model")
        run("model", "new", "--config", starter / "recipe/config.json", "--tokenizer", work / "tokenizer.model", "--seed", "7", "--name", "starter-init")
        # The schedule is that of the whole run: it is stopped at its first checkpoint.
        run("train", starter / "recipe/train.yaml", "--set", "save_steps=60", "--detach")
        run("run", "stop", "starter-base", "--after", "checkpoint")
        while run("run", "show", "starter-base")["live"]:
            time.sleep(5)
        losses = dict(map(tuple, run("run", "metrics", "starter-base")["series"]["loss"]))
    off = {step: (losses.get(step), wanted) for step, wanted in recorded.items() if abs(losses.get(step, 99) - wanted) > TOLERANCE}
    print("measured", {step: round(losses.get(step, 99), 4) for step in recorded}, "recorded", recorded)
    if off or not all(recorded[a] > recorded[b] for a, b in zip(recorded, list(recorded)[1:])):
        sys.exit(f"the loss does not fall as recorded: {off}")


if __name__ == "__main__":
    main()
