"""Times pydicom over files: headers, and decoding by transfer syntax. Prints kind, median milliseconds of one pass, files."""
import statistics
import sys
import time
import warnings
from collections import defaultdict

import pydicom

warnings.simplefilter("ignore")
passes = int(sys.argv[1])
files = sys.argv[2:]


def header(path):
    pydicom.dcmread(path, force=True, stop_before_pixels=True)


def decode(path):
    dataset = pydicom.dcmread(path, force=True)
    return dataset.pixel_array


def median(work, paths):
    times = []
    for _ in range(passes):
        start = time.perf_counter()
        for path in paths:
            work(path)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


groups = defaultdict(list)
for path in files:
    try:
        decode(path)
        groups[str(pydicom.dcmread(path, force=True).file_meta.TransferSyntaxUID)].append(path)
    except Exception:
        pass
print(f"header\t{median(header, files):.3f}\t{len(files)}")
for syntax, paths in sorted(groups.items()):
    print(f"{syntax}\t{median(decode, paths):.3f}\t{len(paths)}\t{'|'.join(paths)}")
