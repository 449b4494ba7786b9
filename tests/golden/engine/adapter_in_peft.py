"""Loads base/ with transformers, result/ with PEFT and compares with expected.safetensors, all below the folder given."""
import pathlib
import sys

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import LlamaForCausalLM

folder = pathlib.Path(sys.argv[1])
expected = load_file(folder / "expected.safetensors")
base = LlamaForCausalLM.from_pretrained(folder / "base", dtype=torch.float32)
with torch.no_grad():
    without = base(input_ids=expected["ids"]).logits
    adapted = PeftModel.from_pretrained(base, folder / "result").eval()
    distance = (adapted(input_ids=expected["ids"]).logits - expected["logits"]).abs().max().item()
moved = (without - expected["logits"]).abs().max().item()
print(f"logits differ by {distance:.2e}; the adapter moved them by {moved:.2f}")
sys.exit(0 if distance < 1e-4 and moved > 0.1 else 1)
