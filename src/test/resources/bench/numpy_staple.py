"""STAPLE as one writes it with numpy: vote patterns of dense masks, then the EM over the patterns.

Argument: a file of masks, raters x voxels bytes of 0 and 1, and the number of raters. Each line of input starts a pass; the answer is its
milliseconds, those of the EM alone, the voxels of the consensus, and the sum of all sensitivities.
"""
import sys
import time

import numpy as np

raters = int(sys.argv[2])
masks = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(raters, -1)


def em(votes, counts):
    w = votes.mean(axis=1)
    prior = (counts * w).sum() / counts.sum()
    p, q = np.zeros(raters), np.zeros(raters)
    while True:
        so, no = counts * w, counts * (1 - w)
        next_p = (so[:, None] * votes).sum(axis=0) / so.sum()
        next_q = (no[:, None] * (1 - votes)).sum(axis=0) / no.sum()
        change = max(((next_p - p) ** 2).max(), ((next_q - q) ** 2).max())
        p, q = next_p, next_q
        a = prior * np.where(votes == 1, p, 1 - p).prod(axis=1)
        b = (1 - prior) * np.where(votes == 1, 1 - q, q).prod(axis=1)
        w = a / (a + b)
        if change <= 1e-14:
            return w, p


def staple():
    patterns = np.zeros(masks.shape[1], dtype=np.uint8)
    for r in range(raters):
        patterns |= masks[r] << r
    counts = np.bincount(patterns, minlength=1 << raters)
    found = np.flatnonzero(counts)
    votes = (found[:, None] >> np.arange(raters)) & 1
    start = time.perf_counter()
    w, p = em(votes.astype(float), counts[found])
    spent = time.perf_counter() - start
    chosen = np.zeros(1 << raters, dtype=bool)
    chosen[found] = w >= 0.5
    consensus = chosen[patterns]
    return spent, int(consensus.sum()), p.sum()


print("ready", flush=True)
for line in sys.stdin:
    begun = time.perf_counter()
    em_time, voxels, sensitivities = staple()
    print((time.perf_counter() - begun) * 1000, em_time * 1000, voxels, sensitivities, sep="\t", flush=True)
