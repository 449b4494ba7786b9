#!/usr/bin/env python3
"""Compares the exports that export.peers made (argument: their folder) with what other programs make of them. Prints one line per
comparison and ends with 1 where one is out of bounds. Bounds: transformers and PEFT 1e-4 (fp32, dropout 0), llama.cpp at F16 0.02 and
the same likeliest token wherever our margin exceeds twice the largest difference."""
import json
import pathlib
import sys
from importlib.metadata import version

import numpy as np
import torch
from safetensors.numpy import load_file

FOLDER = pathlib.Path(sys.argv[1])
BAD = []


def report(name: str, good: bool, text: str) -> None:
    print(f"{'ok ' if good else 'BAD'} {name}: {text}", flush=True)
    if not good:
        BAD.append(name)


def notes(name: str):
    data = json.loads((FOLDER / f"{name}.json").read_text())
    logits = load_file(FOLDER / f"{name}.safetensors")
    return data, [logits[str(i)] for i in range(len(data["ids"]))]


def compare(name: str, ours, theirs, bound: float) -> None:
    """Logits of all positions; top-1 where our margin exceeds twice the largest difference."""
    a, b = np.concatenate(ours), np.concatenate(theirs)
    largest = float(np.abs(a - b).max())
    top = np.sort(a, axis=1)
    sure = top[:, -1] - top[:, -2] > 2 * largest
    same = bool((a.argmax(1) == b.argmax(1))[sure].all())
    report(name, largest <= bound and same, f"largest difference {largest:.2e} (bound {bound}), top-1 {'equal' if same else 'DIFFERS'} at the "
           f"{100 * sure.mean():.1f} % of {len(a)} positions with a sure margin, logits in [{a.min():.2f}, {a.max():.2f}]")


def transformers_logits(model, ids) -> list:
    with torch.no_grad():
        return [model(torch.tensor([one])).logits[0].float().numpy() for one in ids]


def check_tokenizer(name: str, data, encode, chat) -> None:
    wrong = [one["text"] for one in data["texts"] if encode(one["text"]) != one["ids"]]
    report(f"{name} tokenizer", not wrong, f"{len(data['texts'])} texts" if not wrong else f"differ: {wrong}, for instance {encode(wrong[0])}")
    if chat:
        ids = chat(data["chat"]["messages"])
        report(f"{name} chat template", ids == data["chat"]["ids"], "one conversation" if ids == data["chat"]["ids"] else f"{ids} instead of {data['chat']['ids']}")


def check_hf(name: str) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    data, ours = notes(name)
    model = AutoModelForCausalLM.from_pretrained(FOLDER / name, dtype=torch.float32).eval()
    compare(name, ours, transformers_logits(model, data["ids"]), 1e-4)
    tokenizer = AutoTokenizer.from_pretrained(FOLDER / name)

    def chat(messages):
        made = tokenizer.apply_chat_template(messages, add_generation_prompt=True, tokenize=True, return_dict=False)
        return list(made)

    # A special token spelled in plain text is one to transformers and text to us: left out here, tested in text.
    data["texts"] = [one for one in data["texts"] if "<|" not in one["text"]]
    check_tokenizer(name, data, lambda text: tokenizer.encode(text, add_special_tokens=False), chat)
    ends = model.generation_config.eos_token_id
    report(f"{name} end tokens", tokenizer.convert_tokens_to_ids("<|end|>") in ends and 2 in ends, str(ends))


def check_peft(name: str) -> None:
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    data, ours = notes(name)
    base = AutoModelForCausalLM.from_pretrained(FOLDER / data["base"], dtype=torch.float32)
    compare(name, ours, transformers_logits(PeftModel.from_pretrained(base, FOLDER / name).eval(), data["ids"]), 1e-4)


def check_gguf(name: str) -> None:
    import gguf

    data, _ = notes(name)
    reader = gguf.GGUFReader(next((FOLDER / name).glob("*.gguf")))
    kinds = {}
    for tensor in reader.tensors:
        kinds[tensor.tensor_type.name] = kinds.get(tensor.tensor_type.name, 0) + 1
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        if tensor.tensor_type.name in ("Q8_0", "Q4_0"):  # what gguf-py makes of the values again are our bytes
            again = gguf.quants.quantize(values.astype(np.float32), tensor.tensor_type)
            if not np.array_equal(again, tensor.data):
                report(f"{name} blocks", False, tensor.name)
    architecture = reader.fields["general.architecture"].contents()
    report(f"{name} gguf-py", architecture == "llama" and data["type"] in kinds, f"{len(reader.tensors)} tensors {kinds}, {len(reader.fields)} metadata values")


def check_llama_cpp(name: str) -> None:
    from llama_cpp import Llama

    data, ours = notes(name)
    path = str(next((FOLDER / name).glob("*.gguf")))
    llama = Llama(path, n_ctx=128, n_batch=128, n_threads=2, logits_all=True, verbose=False, flash_attn=False)
    theirs = []
    for ids in data["ids"]:
        llama.reset()
        llama.eval(ids)
        theirs.append(np.array(llama.scores[: len(ids)], dtype=np.float32))
    # llama.cpp rounds activations of a quantised product to 8 bits, of a BF16 or F16 one to 16 bits, and keys and values to F16.
    compare(f"{name} llama.cpp", ours, theirs, {"F16": 0.02, "F32": 0.02, "BF16": 0.1, "Q8_0": 0.2, "Q4_0": 0.2}[data["type"]])
    check_tokenizer(f"{name} llama.cpp", data, lambda text: llama.tokenize(text.encode(), add_bos=False, special=False), None)
    template = llama.metadata.get("tokenizer.chat_template", "")
    report(f"{name} chat template", "<|assistant|>" in template, f"{len(template)} characters")


if __name__ == "__main__":
    torch.set_num_threads(2)
    print(", ".join(f"{name} {version(name)}" for name in ("torch", "transformers", "peft", "gguf", "llama_cpp_python")))
    for file in sorted(FOLDER.glob("*.json")):
        kind = json.loads(file.read_text())["format"]
        if kind == "hf":
            check_hf(file.stem)
        elif kind == "peft":
            check_peft(file.stem)
        else:
            check_gguf(file.stem)
            check_llama_cpp(file.stem)
    print(f"{len(BAD)} comparisons out of bounds" if BAD else "all within bounds")
    sys.exit(1 if BAD else 0)
