#!/usr/bin/env python3
"""Writes the sample tickets beside this file: python3 generate.py [FOLDER]. Python's standard library only; the same bytes every time.

  tickets.jsonl       training part, UTF-8: duplicates, personal data, HTML, broken bytes, bad labels and over-long rows are planted in it
  tickets-old.csv     a second delivery of the same kind out of an older system: GB18030, semicolons, three label columns
  tickets-test.jsonl  test part: other sentence families and slot values, clean, right labels
  gold.jsonl          for each planted trouble: file, line, what it is; for relabelled rows the right label
  scheme.yaml         the three-level label scheme
"""
import json
import random
import sys
from pathlib import Path

from families import FAMILIES
from phrases import ENDINGS, OPENINGS, SCHEME
from slots import SLOTS

TRAIN, TEST = 0, 1
ROWS = {"tickets.jsonl": 3000, "tickets-old.csv": 900, "tickets-test.jsonl": 600}
NOISE = 0.03  # share of training rows whose smallest class is a neighbour's


def classes():
    return [(a, b, c) for a, mids in SCHEME.items() for b, minors in mids.items() for c in minors]


def fill(text, part, rng):
    for slot, values in SLOTS.items():
        while "{" + slot + "}" in text:
            text = text.replace("{" + slot + "}", rng.choice(values[part]), 1)
    return text


def sentences(label, part):
    major, mid, minor = label
    return SCHEME[major][mid][minor][part] + (FAMILIES[minor] if part == TRAIN else [])


def ticket(label, part, rng):
    text = rng.choice(OPENINGS[part]) + rng.choice(sentences(label, part))
    if rng.random() < 0.15:  # two symptoms of one class in one ticket
        text += "；" + rng.choice(sentences(label, part))
    return fill(text + rng.choice(ENDINGS[part]), part, rng)


def id_number(rng):
    body = f"{rng.choice((110101, 310104, 440305, 510107))}{rng.randint(1960, 2004)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


def personal(rng):
    phone = f"1{rng.choice((38, 39, 50, 86, 99))}{rng.randint(0, 99999999):08}"
    return rng.choice((
        f"，电话{phone}", f"，手机+86 {phone[:3]}-{phone[3:7]}-{phone[7:]}", f"，身份证号{id_number(rng)}",
        f"，邮箱user{rng.randint(100, 999)}@example.com", f"（{phone}）"))


def html(text, rng):
    return rng.choice(("<p>{}</p>", "<div class=\"c\">{}<br/></div>", "{}&nbsp;<b>急</b>", "<span style='color:red'>{}</span>")).format(text)


class Part:
    """One file's rows and what was planted in them."""

    def __init__(self, name, rng):
        self.name, self.rng, self.rows, self.gold = name, rng, [], []

    def add(self, text, label, trouble=None, **more):
        self.rows.append((text, label))
        if trouble:
            self.gold.append({"file": self.name, "line": len(self.rows), "trouble": trouble, **more})

    def plant(self, text, label):
        dice = self.rng.random()
        if dice < 0.08:
            self.add(text + personal(self.rng), label, "personal data")
        elif dice < 0.12:
            self.add(html(text, self.rng), label, "html")
        elif dice < 0.14:
            self.add(text + "，详见https://help.example.com/t/" + str(self.rng.randint(1000, 9999)), label, "url")
        elif dice < 0.155:
            self.add(text[:4] + "\u200b\u200b" + text[4:] + " \u3000 ", label, "zero-width characters and spaces")
        elif dice < 0.155 + NOISE:
            neighbour = self.rng.choice([c for c in SCHEME[label[0]][label[1]] if c != label[2]])
            self.add(text, (label[0], label[1], neighbour), "wrong label", right="/".join(label))
        elif dice < 0.155 + NOISE + 0.04 and self.rows:
            again = self.rng.randrange(len(self.rows))
            self.add(*self.rows[again], "duplicate", of=again + 1)
        else:
            self.add(text, label)


def training_rows(name, count, rng):
    part, labels = Part(name, rng), classes()
    weights = [rng.choice((1, 2, 2, 3, 4)) for _ in labels]  # real queues are not balanced
    while len(part.rows) < count:
        label = rng.choices(labels, weights)[0]
        part.plant(ticket(label, TRAIN, rng), label)
    return part


def jsonl(text, label):
    return json.dumps({"text": text, "label": list(label)}, ensure_ascii=False).encode()


def write_main(folder, rng):
    part = training_rows("tickets.jsonl", ROWS["tickets.jsonl"], rng)
    for trouble, label in (("label outside the scheme", ("网络连接", "无线网络", "其他")), ("two levels only", ("硬件设备", "打印设备")), ("empty text", ("账号权限", "登录密码", "忘记密码"))):
        for _ in range(4):
            part.add("" if trouble == "empty text" else ticket(("网络连接", "无线网络", "信号弱"), TRAIN, rng), label, trouble)
    for _ in range(3):
        part.add("日志粘贴如下：" + "ERROR timeout at step; retry " * 900, ("软件应用", "业务系统", "查询超时"), "over-long")
    lines = [jsonl(*row) for row in part.rows]
    for line in rng.sample(range(len(lines) - 15), 8):  # a system that cut characters in half, or wrote GB18030 into a UTF-8 file
        text = part.rows[line][0]
        lines[line] = b'{"text": "' + text.encode("gb18030") + b'", "label": "' + "/".join(part.rows[line][1]).encode("gb18030") + b'"}'
        part.gold = [g for g in part.gold if g["line"] != line + 1]
        part.gold.append({"file": part.name, "line": line + 1, "trouble": "wrong encoding"})
    (folder / part.name).write_bytes(b"\n".join(lines) + b"\n")
    return part.gold


def write_old(folder, rng):
    part = training_rows("tickets-old.csv", ROWS["tickets-old.csv"], rng)
    quote = lambda cell: '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ';"\n') else cell
    lines = ["工单内容;大类;中类;小类"] + [";".join(map(quote, (text, *label))) for text, label in part.rows]
    (folder / part.name).write_bytes(("\r\n".join(lines) + "\r\n").encode("gb18030"))
    return [dict(g, line=g["line"] + 1) for g in part.gold]  # the header is line 1


def write_test(folder, rng):
    labels, seen, lines = classes(), set(), []
    while len(lines) < ROWS["tickets-test.jsonl"]:
        label = labels[len(lines) % len(labels)]
        text = ticket(label, TEST, rng)
        if text not in seen:
            seen.add(text)
            lines.append(jsonl(text, label))
    rng.shuffle(lines)
    (folder / "tickets-test.jsonl").write_bytes(b"\n".join(lines) + b"\n")


def write_scheme(folder):
    lines = ["# Three levels: 大类, 中类, 小类."]
    for major, mids in SCHEME.items():
        lines.append(f"{major}:")
        lines += [f"  {mid}: [{', '.join(minors)}]" for mid, minors in mids.items()]
    (folder / "scheme.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    gold = write_main(folder, random.Random(1)) + write_old(folder, random.Random(2))
    write_test(folder, random.Random(3))
    write_scheme(folder)
    with open(folder / "gold.jsonl", "w", encoding="utf-8") as out:
        for row in sorted(gold, key=lambda g: (g["file"], g["line"])):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
