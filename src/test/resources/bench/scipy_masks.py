"""Mask metrics as one writes them with scipy on the box around both masks, over the files that the benchmark wrote.

Arguments: files of two masks each, 512 x 512 x 100 voxels as bits, the least significant first. Each line of input names a task, its
kind and the number of a file; the answer is its milliseconds, its CPU milliseconds and its values.
"""
import sys
import time

import numpy as np
from scipy import ndimage

SHAPE = (100, 512, 512)
MM = (2.5, 0.7, 0.7)
SLACK = 1e-6


def read(file):
    bits = np.unpackbits(np.fromfile(file, dtype=np.uint8), bitorder="little").astype(bool)
    return bits[: bits.size // 2].reshape(SHAPE), bits[bits.size // 2 :].reshape(SHAPE)


PAIRS = [read(file) for file in sys.argv[1:]]


def dice(a, b):
    return 2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + np.count_nonzero(b))


def cropped(a, b):
    either = a | b
    box = []
    for axis in range(3):
        line = np.flatnonzero(either.any(axis=tuple(other for other in range(3) if other != axis)))
        box.append(slice(max(0, line[0] - 1), line[-1] + 2))
    return np.pad(a[tuple(box)], 1), np.pad(b[tuple(box)], 1)


def border(mask):
    return mask & ~ndimage.binary_erosion(mask, ndimage.generate_binary_structure(3, 1))


def full(a, b):
    overlap = dice(a, b)
    a, b = (border(mask) for mask in cropped(a, b))
    there = ndimage.distance_transform_edt(~b, sampling=MM)[a]
    back = ndimage.distance_transform_edt(~a, sampling=MM)[b]
    count = there.size + back.size
    return (
        overlap,
        max(there.max(), back.max()),
        max(np.percentile(there, 95), np.percentile(back, 95)),
        (there.sum() + back.sum()) / count,
        (np.count_nonzero(there <= 1 + SLACK) + np.count_nonzero(back <= 1 + SLACK)) / count,
        (np.count_nonzero(there <= 2 + SLACK) + np.count_nonzero(back <= 2 + SLACK)) / count,
    )


TASKS = {"full": full, "dice": lambda a, b: (dice(a, b),)}

print("ready", flush=True)
for line in sys.stdin:
    kind, number = line.split()
    start, cpu = time.perf_counter(), time.process_time()
    values = TASKS[kind](*PAIRS[int(number)])
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(took * 1000, cpu * 1000, *values, sep="\t", flush=True)
