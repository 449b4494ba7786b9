"""Every sentence that the services may say to a person has its translation (ui/shell/Sentences.h), and no translation is left over."""
import json
import re

from sentences.collect import collect

TABLE = "translations/sentences_zh_CN.json"
VALUE = re.compile(r"\{\d*\}")
# Parts that a source puts together with others: the table's "others" has what comes of them.
PARTS = {"; did you mean \"{}\"?", "; the first: line {}, {}", ", at {}", "{}, {} or more", "{}, {} to {}", "true | false", "standard streams {}: {}",
         "the client's pipe {}: {}"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def values(pattern):
    return len(VALUE.findall(pattern))


def wrong(english, chinese):
    if values(english) != values(chinese):
        return f"{values(english)} values in the sentence, {values(chinese)} in its translation"
    if not CHINESE.search(chinese):
        return "it is not translated"
    return None


def check(tree):
    if TABLE not in tree.paths:
        return []
    table = json.loads(tree.text(TABLE))
    said = collect(tree.root)
    found = [f"{places[0]}: no translation of \"{each}\" in {TABLE}" for each, places in said.items() if each not in table["sentences"] and each not in table["others"] and each not in PARTS]
    found += [f"{TABLE}: nobody says \"{each}\" any more" for each in table["sentences"] if each not in said]
    for part in ("sentences", "others"):
        found += [f"{TABLE}: \"{english}\": {reason}" for english, chinese in table[part].items() if (reason := wrong(english, chinese))]
    return found
