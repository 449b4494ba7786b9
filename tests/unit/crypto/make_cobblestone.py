#!/usr/bin/env python3
"""Writes cobblestone.json: messages sealed by PyPI cryptography >= 50, for crypto.unit to open."""
import base64, json, pathlib
import cryptography
from cryptography.cobblestone import Cobblestone256Encryptor

def plain(size): return bytes((i * 7 + i // 251) % 256 for i in range(size))

cases = []
for size, context in [(0, b""), (13, b"danlu"), (16383, b"a\0b"), (16384, b"danlu"), (16385, "测试".encode())]:
    key = bytes((size + i) % 256 for i in range(32))
    encryptor = Cobblestone256Encryptor(key, context=context)
    sealed = encryptor.update(plain(size)) + encryptor.finalize()
    cases.append({"size": size, "key": key.hex(), "context": context.hex(), "sealed": base64.b64encode(sealed).decode()})
document = {"made_with": "cryptography " + cryptography.__version__, "cases": cases}
pathlib.Path(__file__).with_name("cobblestone.json").write_text(json.dumps(document, indent=1) + "\n")
