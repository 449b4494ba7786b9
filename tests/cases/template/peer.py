"""Compares every .case here with Jinja2 in Hugging Face's settings (transformers' own environment): the peer that wrote the expectations.

Run with the peers' environment (jinja2 3.1.6, transformers 5.23.0): python peer.py [--rebase]
A case is a line of JSON (messages, prompt, variables), the template, a line ----, and what comes out with "⏎" before each line break.
Cases whose expectation begins with "error" must fail in Jinja2 too, unless a comment line says "# ours:", for what only Danlu refuses or allows.
"""
import glob
import json
import os
import sys
from datetime import datetime

from transformers.utils import chat_template_utils

DAY = datetime(2024, 7, 26, 12, 0, 0)


class FixedDay(datetime):
    @classmethod
    def now(cls, tz=None):
        return DAY


chat_template_utils.datetime = FixedDay


def shown(text):
    text = text.replace("\n", "⏎\n")
    return text if not text or text.endswith("\n") else text + "\n"


def render(case):
    head, template = case.split("\n", 1)
    setting = json.loads(head)
    variables = {"bos_token": "<s>", "eos_token": "</s>", **setting.get("variables", {})}
    compiled = chat_template_utils._compile_jinja_template(template)
    return compiled.render(messages=setting.get("messages", []), add_generation_prompt=setting.get("prompt", False), **variables)


def main():
    here, wrong = os.path.dirname(os.path.abspath(__file__)), 0
    for path in sorted(glob.glob(os.path.join(here, "**", "*.case"), recursive=True)):
        text = open(path, encoding="utf-8").read()
        comment = ""
        while text.startswith("#"):
            line, text = text.split("\n", 1)
            comment += line + "\n"
        if "# ours:" in comment:
            continue
        case, _, expected = text.partition("\n----\n")
        try:
            actual = shown(render(case))
        except Exception as error:  # whatever it is: the template fails
            actual = f"error {error}\n"
        same = actual == expected or (actual.startswith("error") and expected.startswith("error"))
        if not same:
            wrong += 1
            print(f"{os.path.relpath(path, here)}: expected\n{expected}Jinja2\n{actual}")
            if "--rebase" in sys.argv:
                open(path, "w", encoding="utf-8").write(comment + case + "\n----\n" + actual)
    print(f"{wrong} differ")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main())
