"""Times Dawid-Skene in numpy: sums by bincount, the posteriors of all items at once.

Arguments: file of int32 (items, raters, classes, votes, then item, rater and label of every vote), iterations, runs. Prints the median
milliseconds of the runs after one that warms up, and the log-likelihood.
"""
import sys
import time

import numpy as np

numbers = np.fromfile(sys.argv[1], dtype=">i4").astype(np.int64)
items, raters, classes, votes = numbers[:4]
item, rater, label = numbers[4:].reshape(3, votes)
cell = rater * classes + label


def fit(iterations):
    posterior = np.stack([np.bincount(item[label == k], minlength=items) for k in range(classes)], axis=1).astype(float)
    posterior /= posterior.sum(axis=1, keepdims=True)
    for _ in range(iterations):
        priors = posterior.mean(axis=0)
        given = posterior[item]
        counts = np.stack([np.bincount(cell, given[:, k], raters * classes) for k in range(classes)], axis=1)
        counts = counts.reshape(raters, classes, classes) + 0.5 + 3 * np.eye(classes)
        logs = np.log(counts / counts.sum(axis=1, keepdims=True)).reshape(raters * classes, classes)
        said = logs[cell]
        joint = np.log(priors) + np.stack([np.bincount(item, said[:, k], items) for k in range(classes)], axis=1)
        most = joint.max(axis=1, keepdims=True)
        posterior = np.exp(joint - most)
        total = posterior.sum(axis=1, keepdims=True)
        posterior /= total
        likelihood = (most + np.log(total)).sum()
    return likelihood


iterations, runs = int(sys.argv[2]), int(sys.argv[3])
likelihood = fit(iterations)
times = []
for _ in range(runs):
    start = time.perf_counter()
    fit(iterations)
    times.append((time.perf_counter() - start) * 1000)
print(f"{sorted(times)[runs // 2]:.1f} {likelihood:.6f}")
