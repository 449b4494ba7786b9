"""Weights that Python and C++ (tests/unit/engine_export/TinyModel.h) make alike, so that no file of weights need be committed."""
import numpy as np


def fnv(name: str) -> int:
    h = 2166136261
    for byte in name.encode():
        h = (h ^ byte) * 16777619 % 2**32
    return h


def values(name: str, shape) -> np.ndarray:
    """24-bit fractions in [-0.5, 0.5): matrices get a quarter of them, norms 1 + a quarter."""
    count = int(np.prod(shape))
    x = (np.arange(count, dtype=np.uint64) * 2654435761 + fnv(name)) % 2**32
    x ^= x >> 15
    x = x * 2246822519 % 2**32
    x ^= x >> 13
    v = ((x >> 8).astype(np.float32) / np.float32(2**24) - np.float32(0.5)) * np.float32(0.25)
    return (v + np.float32(1) if "norm" in name else v).reshape(shape)
