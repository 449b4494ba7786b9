#!/usr/bin/env python3
"""Makes the numbers in data/ that golden.engine compares with. Versions that made the committed ones: data/versions.json.

    python3 make_golden.py          (needs torch, transformers, peft, safetensors)

Weights are rounded to bf16 so that the files stay small; all arithmetic is fp32.
"""
import json
import pathlib

import accelerate
import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM, Trainer, TrainingArguments

HERE = pathlib.Path(__file__).parent / "data"
BASE = dict(vocab_size=64, hidden_size=32, intermediate_size=48, num_hidden_layers=2, max_position_embeddings=256, rms_norm_eps=1e-5,
            initializer_range=0.15, attn_implementation="eager", pad_token_id=None, bos_token_id=1, eos_token_id=2)
LLAMA3 = dict(rope_type="llama3", rope_theta=10000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=64)
MODELS = {
    "mha": dict(num_attention_heads=4, num_key_value_heads=4, tie_word_embeddings=False),
    "gqa_tied": dict(num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=True),
    "llama3_rope": dict(num_attention_heads=2, num_key_value_heads=1, tie_word_embeddings=True, rope_parameters=LLAMA3),
    "bias_head_dim": dict(num_attention_heads=4, num_key_value_heads=2, head_dim=4, attention_bias=True, mlp_bias=True, tie_word_embeddings=False),
}


def config_json(config, name):
    """Version 5's dialect as transformers writes it; version 4's for one model, as older files have it."""
    keys = json.loads(config.to_json_string(use_diff=False))
    kept = {k: keys[k] for k in ("model_type", "vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads",
                                 "num_key_value_heads", "head_dim", "max_position_embeddings", "rms_norm_eps", "initializer_range", "tie_word_embeddings",
                                 "attention_bias", "mlp_bias", "bos_token_id", "eos_token_id", "pad_token_id", "rope_parameters")}
    if name == "llama3_rope":
        rope = kept.pop("rope_parameters")
        kept["rope_theta"] = rope.pop("rope_theta")
        kept["rope_scaling"] = {("type" if k == "rope_type" else k): v for k, v in rope.items()}
        kept["head_dim"] = None
    return kept


def rounded(model):
    with torch.no_grad():
        for name, p in model.named_parameters():
            if name.endswith("norm.weight"):
                p.copy_(1 + 0.2 * torch.randn_like(p))
            elif name.endswith("bias"):
                p.copy_(0.1 * torch.randn_like(p))
            p.copy_(p.bfloat16().float())
    return model


def make_model(name):
    torch.manual_seed(7)
    return rounded(LlamaForCausalLM(LlamaConfig(**BASE, **MODELS[name]))).eval()


def own(model):
    """Weights without the tied head."""
    return {n: p.detach().clone() for n, p in model.named_parameters()}


def make_logits(name):
    model = make_model(name)
    ids = torch.randint(0, 64, (2, 150), generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        logits = model(input_ids=ids).logits
    picked = [0, 1, 17, 63, 64, 100, 149]
    tensors = {n: p.bfloat16() for n, p in own(model).items()}
    (HERE / f"{name}.config.json").write_text(json.dumps(config_json(model.config, name), indent=1) + "\n")
    save_file(tensors, HERE / f"{name}.model.safetensors")
    save_file({"ids": ids.to(torch.uint8), "positions": torch.tensor(picked), "logits": logits[:, picked].contiguous()}, HERE / f"{name}.logits.safetensors")


def make_rows():
    g = torch.Generator().manual_seed(11)
    rows = []
    for i in range(25):
        n = int(torch.randint(4, 17, (1,), generator=g))
        ids = torch.randint(3, 64, (n,), generator=g).tolist()
        learned = [1] * n if i % 5 == 0 else [0] * (n // 2) + [1] * (n - n // 2)
        rows.append({"ids": ids, "learned": learned})
    return rows


class Rows(torch.utils.data.Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return dict(self.rows[i], index=i)


def train(model, rows, **changes):
    order, losses, norms, rates = [], [], [], []

    def collate(batch):
        order.extend(b["index"] for b in batch)
        longest = max(len(b["ids"]) for b in batch)
        pad = lambda xs, v: xs + [v] * (longest - len(xs))
        labels = [[t if l else -100 for t, l in zip(b["ids"], b["learned"])] for b in batch]
        return {"input_ids": torch.tensor([pad(b["ids"], 0) for b in batch]), "labels": torch.tensor([pad(l, -100) for l in labels]),
                "attention_mask": torch.tensor([pad([1] * len(b["ids"]), 0) for b in batch])}

    class Recording(Trainer):
        def training_step(self, *args, **kw):
            loss = super().training_step(*args, **kw)
            losses.append((self.state.global_step, float(loss)))
            return loss

        def log(self, logs, *args, **kw):
            if "grad_norm" in logs:
                norms.append(float(logs["grad_norm"]))
                rates.append(float(logs["learning_rate"]))
            super().log(logs, *args, **kw)

    args = dict(output_dir="/tmp/danlu-golden", per_device_train_batch_size=3, gradient_accumulation_steps=2, max_steps=20, learning_rate=5e-3,
                lr_scheduler_type="cosine", warmup_steps=3, weight_decay=0.1, max_grad_norm=1.0, seed=42, logging_steps=1, save_strategy="no",
                report_to=[], use_cpu=True, remove_unused_columns=False, bf16=False, dataloader_num_workers=0, disable_tqdm=True)
    args.update(changes)
    trainer = Recording(model=model, args=TrainingArguments(**args), train_dataset=Rows(rows), eval_dataset=Rows(rows[:7]), data_collator=collate)
    trainer.train()
    seen = list(order)
    steps = [0.0] * trainer.state.global_step
    for step, loss in losses:
        steps[step] += loss
    trainer.args.per_device_eval_batch_size = 3
    return {"order": seen, "losses": steps, "grad_norms": norms, "learning_rates": rates, "eval_loss": trainer.evaluate()["eval_loss"]}


def make_training():
    rows = make_rows()
    full = train(make_model("gqa_tied"), rows)
    base = make_model("mha")
    torch.manual_seed(5)
    adapted = get_peft_model(base, LoraConfig(r=4, lora_alpha=8, lora_dropout=0.0, target_modules="all-linear", task_type="CAUSAL_LM"))
    start = {n: t.detach().clone() for n, t in get_peft_model_state_dict(adapted).items()}
    lora = train(adapted, rows)
    save_file({n: t for n, t in start.items() if "lora_A" in n}, HERE / "lora.start.safetensors")
    (HERE / "training.json").write_text(json.dumps({"rows": rows, "full": full, "lora": lora}) + "\n")
    # The trained adapter, and what the model says with it.
    ids = torch.tensor([rows[0]["ids"]])
    with torch.no_grad():
        logits = adapted.eval()(input_ids=ids).logits[0]
    adapter = HERE / "adapter"
    adapted.save_pretrained(adapter)
    (adapter / "README.md").unlink(missing_ok=True)
    save_file({"ids": ids, "logits": logits.contiguous()}, HERE / "adapter.logits.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(1)
    HERE.mkdir(exist_ok=True)
    for model_name in MODELS:
        make_logits(model_name)
    make_training()
    versions = {m.__name__: m.__version__ for m in (torch, transformers, peft, accelerate)}
    (HERE / "versions.json").write_text(json.dumps(versions, indent=1) + "\n")
