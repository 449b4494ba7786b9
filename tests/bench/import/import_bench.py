#!/usr/bin/env python3
"""Encrypted import of JSON lines by danlu-cli against pandas → SQLite, in one interleaved run.

    tests/bench/import/import_bench.py BUILD/bin/danlu-cli [--megabytes 1000] [--rounds 3] [--folder DIR]

Writes a file of Chinese and English service texts with three-level labels, then imports it by turns with
  danlu   danlu-cli data import (danlu-reader in its sandbox, sealed segments, SQLite WAL, synchronous=FULL)
  pandas  pandas.read_json(lines=True, chunksize=50000) → DataFrame.to_sql(sqlite3)
Prints MB/s of each round, the medians, their ratio, and the peak memory of danlu-cli and danlu-reader together (sum of their VmHWM).
"""
import argparse, json, os, random, shutil, sqlite3, statistics, subprocess, sys, tempfile, threading, time

PEER = r'''
import sqlite3, sys, pandas, time
began = time.perf_counter()
database = sqlite3.connect(sys.argv[2])
for chunk in pandas.read_json(sys.argv[1], lines=True, chunksize=50000):
    chunk["label"] = chunk["label"].map("/".join)
    chunk.to_sql("rows", database, if_exists="append", index=False)
database.commit()
print(time.perf_counter() - began)
'''


def write_rows(path, megabytes):
    rng = random.Random(1)
    parts = ["打印机卡纸", "宽带掉线", "忘记密码", "发票抬头写错了", "请尽快处理", "the printer on floor 3 is offline", "麻烦安排人员上门", "会议室投影没有信号", "please reset my password", "已经重启过两次"]
    labels = [["硬件", "打印机", "卡纸"], ["网络", "宽带", "掉线"], ["账号", "登录", "密码"], ["财务", "发票", "抬头"]]
    with open(path, "w", encoding="utf-8") as file:
        size, row = 0, 0
        while size < megabytes * 1_000_000:
            text = f"第{row}号工单：" + "，".join(rng.choice(parts) for _ in range(rng.randint(3, 30))) + "。"
            line = json.dumps({"text": text, "label": rng.choice(labels)}, ensure_ascii=False) + "\n"
            file.write(line)
            size += len(line.encode())
            row += 1
    return size, row


def high_water(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(one) for one in file.read().split()]
    except OSError:
        return []


def danlu(cli, source, folder, round_):
    project = os.path.join(folder, f"bench{round_}.danlu")
    secret = os.path.join(folder, "passphrase")
    with open(secret, "w") as file:
        file.write("import bench\n")
    base = [cli, "--format", "json", "--project", project, "--passphrase-file", secret]
    subprocess.run(base + ["project", "create", project, "--kdf-memory", "46", "--kdf-passes", "1"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began = time.perf_counter()
    process = subprocess.Popen(base + ["data", "import", source, "--name", "rows"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    peak = {}

    def watch():
        while process.poll() is None:
            for pid in [process.pid, *children(process.pid)]:
                peak[pid] = max(peak.get(pid, 0), high_water(pid))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out = json.loads(process.communicate()[0])
    watcher.join()
    seconds = time.perf_counter() - began
    if process.returncode:
        sys.exit(f"danlu-cli failed: {out}")
    shutil.rmtree(project)
    return seconds, out["rows"], sum(peak.values()) / 1000


def pandas(source, folder, round_):
    database = os.path.join(folder, f"bench{round_}.sqlite")
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", PEER, source, database], check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    rows = sqlite3.connect(database).execute("SELECT count(*) FROM rows").fetchone()[0]
    os.unlink(database)
    return seconds, rows


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("cli")
    arguments.add_argument("--megabytes", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--folder")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        source = os.path.join(folder, "rows.jsonl")
        size, rows = write_rows(source, given.megabytes)
        print(f"{size / 1e6:.0f} MB, {rows} rows, {os.cpu_count()} cores")
        ours, theirs, memory = [], [], []
        for round_ in range(given.rounds):
            seconds, taken, peak = danlu(os.path.abspath(given.cli), source, folder, round_)
            assert taken == rows, (taken, rows)
            ours.append(size / 1e6 / seconds)
            memory.append(peak)
            print(f"  danlu  {ours[-1]:7.1f} MB/s   peak {peak:.0f} MB")
            seconds, taken = pandas(source, folder, round_)
            assert taken == rows, (taken, rows)
            theirs.append(size / 1e6 / seconds)
            print(f"  pandas {theirs[-1]:7.1f} MB/s")
        print(f"median: danlu {statistics.median(ours):.1f} MB/s, pandas {statistics.median(theirs):.1f} MB/s, ratio {statistics.median(ours) / statistics.median(theirs):.2f}, peak memory {max(memory):.0f} MB")


main()
