#!/usr/bin/env python3
"""Writes data/*.json: blocks of gguf-py and greedy tokens of transformers. Run with the Python of the peers; commit what changes."""
import json
import pathlib
from importlib.metadata import version

import gguf
import numpy as np
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from formula import values

HERE = pathlib.Path(__file__).parent / "data"
VERSIONS = {name: version(name) for name in ("torch", "transformers", "gguf", "numpy")}


def rows() -> np.ndarray:
    """Plain, tiny, huge, constant, zero and tied values: each row is one block of 32."""
    base = values("blocks", (12, 32))
    base[1] *= 1e-6
    base[2] *= 1e4
    base[3] = 0
    base[4] = 0.125
    base[5] = -0.125
    base[6, ::2], base[6, 1::2] = 0.5, -0.5  # the extreme occurs with both signs
    base[7] = np.arange(32) - 16
    base[8] = (np.arange(32) - 16) / 254  # halves after division by d: rounding away from zero
    base[9, 1:] = 0
    base[10] *= 1e-30
    base[11] = ((np.arange(32) * 37) % 101 - 50) / 50
    return base.astype(np.float32)


def blocks() -> dict:
    x = rows()
    made = {name: gguf.quants.quantize(x, getattr(gguf.GGMLQuantizationType, name)) for name in ("Q8_0", "Q4_0", "BF16")}
    out = {name: made[name].tobytes().hex() for name in made}
    out["F16"] = x.astype(np.float16).tobytes().hex()
    return {"versions": VERSIONS, "values": x.view(np.uint32).ravel().tolist(), "bytes": out}


SHAPES = {
    "mha": dict(num_attention_heads=4, num_key_value_heads=4),
    "gqa": dict(num_attention_heads=4, num_key_value_heads=2),
    "tied": dict(num_attention_heads=4, num_key_value_heads=1, tie_word_embeddings=True),
}
PROMPT = [1, 17, 300, 42, 511, 9]


def model(kind: str) -> LlamaForCausalLM:
    config = LlamaConfig(vocab_size=600, hidden_size=64, intermediate_size=96, num_hidden_layers=3, max_position_embeddings=256, rms_norm_eps=1e-5,
                         bos_token_id=1, eos_token_id=2, pad_token_id=0, **SHAPES[kind])
    made = LlamaForCausalLM(config).eval()
    for name, tensor in made.named_parameters():
        tensor.data.copy_(torch.from_numpy(values(name, tuple(tensor.shape))))
    return made


def generations() -> dict:
    out = {}
    for kind in SHAPES:
        made = model(kind)
        ids = torch.tensor([PROMPT])
        for name, extra in (("greedy", {}), ("penalty", {"repetition_penalty": 1.3})):
            answer = made.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=48, **extra)[0, len(PROMPT):]
            out[f"{kind}.{name}"] = answer.tolist()
    return {"versions": VERSIONS, "prompt": PROMPT, "answers": out}


if __name__ == "__main__":
    torch.set_num_threads(1)
    HERE.mkdir(exist_ok=True)
    for name, made in (("blocks", blocks()), ("generations", generations())):
        (HERE / f"{name}.json").write_text(json.dumps(made) + "\n")
