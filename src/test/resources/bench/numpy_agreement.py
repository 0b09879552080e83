"""Alpha and Fleiss' bootstrap as one writes them with numpy, over the file that the benchmark wrote.

Argument: a file of ratings, units x 5 bytes, categories 0 to 4. Each line of input names a task; the answer is its milliseconds and value.
Where the package krippendorff is installed, its alpha is timed as well.
"""
import sys
import time

import numpy as np

try:
    import krippendorff
except ImportError:
    krippendorff = None

CATEGORIES = 5
ratings = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, 5)


def counts(units):
    table = np.zeros((len(units), CATEGORIES))
    for k in range(CATEGORIES):
        table[:, k] = (units == k).sum(axis=1)
    return table


def alpha_ordinal(units):
    n = counts(units)
    coincidences = (n.T @ (n / (n.sum(axis=1) - 1)[:, None])) - np.diag((n / (n.sum(axis=1) - 1)[:, None]).sum(axis=0))
    totals = coincidences.sum(axis=0)
    ranks = np.cumsum(totals) - totals / 2
    distance = (ranks[:, None] - ranks[None, :]) ** 2
    return 1 - (totals.sum() - 1) * (coincidences * distance).sum() / (np.outer(totals, totals) * distance).sum()


def fleiss(n):
    m = n.sum(axis=1)
    agreement = ((n * (n - 1)).sum(axis=1) / (m * (m - 1))).mean()
    shares = (n / m[:, None]).mean(axis=0)
    chance = (shares**2).sum()
    return (agreement - chance) / (1 - chance)


def bootstrap(units, replicates=200):
    n = counts(units)
    random = np.random.default_rng(7)
    values = [fleiss(n[random.integers(0, len(n), len(n))]) for _ in range(replicates)]
    return np.quantile(values, 0.025)


def package_alpha(units):
    return krippendorff.alpha(reliability_data=units.T.astype(float), level_of_measurement="ordinal")


TASKS = {
    "alpha 10k": lambda: alpha_ordinal(ratings[:10_000]),
    "alpha 100k": lambda: alpha_ordinal(ratings),
    "bootstrap 200": lambda: bootstrap(ratings[:10_000]),
}
if krippendorff is not None:
    TASKS["package alpha 10k"] = lambda: package_alpha(ratings[:10_000])
    TASKS["package alpha 100k"] = lambda: package_alpha(ratings)

print("\t".join(TASKS), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    value = TASKS[line.strip()]()
    print((time.perf_counter() - start) * 1000, value, sep="\t", flush=True)
