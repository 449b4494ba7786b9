#!/usr/bin/env python3
"""LoRA steps: our trainer against PEFT, interleaved on the same machine, from the same weights.

    run.py BUILD_FOLDER [--shape S] [--cases 1x512,4x256] [--steps 3] [--rounds 2] [--python PYTHON]

PYTHON has torch, transformers and peft. The peer gets the environment that is best for it, and of its attention variants the better
one counts. Memory is peak minus what is resident after loading.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TUNED = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "17179869184", "MALLOC_TRIM_THRESHOLD_": "34359738368"}


def line(command, environment):
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def memory(result):
    return result["peak_mb"] - result["loaded_mb"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--shape", default="S")
    parser.add_argument("--cases", default="1x512,4x256")
    parser.add_argument("--dtype", default="bf16")
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--peers", default="sdpa,eager")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([args.python, HERE / "peer.py", "--make", folder, args.shape], check=True, stderr=subprocess.DEVNULL)
        for case in args.cases.split(","):
            batch, seq = map(int, case.split("x"))
            ours, peers = [], {name: [] for name in args.peers.split(",")}
            for _ in range(args.rounds):
                ours.append(line([f"{args.build}/tests/train_bench", folder, f"per_device_train_batch_size={batch}", f"seq={seq}", f"rows={batch * args.steps}",
                                  "num_train_epochs=1", f"dtype={args.dtype}"], {}))
                for name in peers:
                    peers[name].append(line([args.python, HERE / "peer.py", folder, name, args.dtype, str(batch), str(seq), str(args.steps), "0"], TUNED))
            speed = max(r["tokens_per_second"] for r in ours)
            best = max(peers, key=lambda name: max(r["tokens_per_second"] for r in peers[name]))
            peer_speed = max(r["tokens_per_second"] for r in peers[best])
            apart = max(abs(a - b) for a, b in zip(ours[0]["losses"], peers[best][0]["losses"]))
            print(json.dumps({"case": case, "shape": args.shape, "dtype": args.dtype, "cpu": ours[0]["cpu"], "peer": best, "tokens_per_second": round(speed, 1),
                              "peer_tokens_per_second": round(peer_speed, 1), "speed_ratio": round(speed / peer_speed, 2),
                              "memory_mb": round(min(map(memory, ours))), "peer_memory_mb": round(min(map(memory, peers[best]))),
                              "memory_ratio": round(min(map(memory, ours)) / min(min(map(memory, rs)) for rs in peers.values()), 2), "loss_distance": round(apart, 5),
                              "estimate_over_peak": round(ours[0]["estimate_mb"] / ours[0]["peak_mb"], 2), "losses": ours[0]["losses"],
                              "peer_losses": peers[best][0]["losses"]}), flush=True)


if __name__ == "__main__":
    main()
