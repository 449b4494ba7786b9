"""One peer run of the LoRA benchmark: PEFT on transformers, as a user would write it. Prints one JSON line; run.py starts it.

    peer.py FOLDER sdpa|eager bf16|fp32 BATCH SEQ STEPS CHECKPOINTING(0|1)       with the model in FOLDER
    peer.py --make FOLDER SHAPE                                                 writes that model and LoRA's start
"""
import json
import pathlib
import resource
import sys
import time

import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM

SHAPES = {
    "S": dict(hidden_size=576, num_hidden_layers=30, num_attention_heads=9, num_key_value_heads=3, intermediate_size=1536, vocab_size=49152),
    "starter": dict(hidden_size=256, num_hidden_layers=8, num_attention_heads=8, num_key_value_heads=4, intermediate_size=704, vocab_size=8192),
    "tiny": dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=96, vocab_size=512),
}
torch.manual_seed(0)


def adapted(model):
    return get_peft_model(model, LoraConfig(r=16, lora_alpha=32, lora_dropout=0.0, target_modules="all-linear", task_type="CAUSAL_LM"))


def make(folder, shape):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    model = LlamaForCausalLM(LlamaConfig(tie_word_embeddings=True, **SHAPES[shape])).bfloat16()
    model.save_pretrained(folder)
    start = get_peft_model_state_dict(adapted(model))
    save_file({n: t.contiguous() for n, t in start.items() if "lora_A" in n}, folder / "start.safetensors")


def rows(count, seq, vocab):
    """The ids of TrainBench.cpp's randomRows."""
    x, all_rows = 12345, []
    for _ in range(count):
        row = []
        for _ in range(seq):
            x = (x * 1664525 + 1013904223) % 2**32
            row.append((x >> 8) % vocab)
        all_rows.append(row)
    return torch.tensor(all_rows)


def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1048576


def run(folder, attention, dtype, batch, seq, steps, checkpointing):
    torch.set_num_threads(torch.get_num_threads())
    model = LlamaForCausalLM.from_pretrained(folder, dtype={"bf16": torch.bfloat16, "fp32": torch.float32}[dtype], attn_implementation=attention)
    model.config.use_cache = False
    model = adapted(model)
    start = {}
    from safetensors.torch import load_file
    start = load_file(pathlib.Path(folder) / "start.safetensors")
    with torch.no_grad():
        for name, p in model.named_parameters():
            key = name.replace(".default", "")
            if key in start:
                p.copy_(start[key])
    if checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-4, weight_decay=0.01, fused=True)
    model.train()
    ids = rows(batch * steps, seq, model.config.vocab_size)
    loaded, loaded_peak = resident(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, losses = [], []
    for step in range(steps):
        started = time.perf_counter()
        part = ids[step * batch:(step + 1) * batch]
        loss = model(input_ids=part, labels=part).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seconds.append(time.perf_counter() - started)
        losses.append(float(loss))
    print(json.dumps({"tokens_per_second": batch * seq / min(seconds), "seconds": seconds, "losses": losses, "loaded_mb": loaded, "loaded_peak_mb": loaded_peak,
                      "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "threads": torch.get_num_threads()}))


if __name__ == "__main__":
    if sys.argv[1] == "--make":
        make(*sys.argv[2:])
    else:
        run(sys.argv[1], sys.argv[2], sys.argv[3], *map(int, sys.argv[4:8]))
