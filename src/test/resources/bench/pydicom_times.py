"""Times pydicom over files: headers, and decoding by transfer syntax and handler, of files that it decodes.

Arguments: headers or pixels, files. Prints for each group its name and its files; each line of input then gives the milliseconds of one pass,
and an empty one the next group, so that the caller can take turns.
"""
import sys
import time
import warnings
from collections import defaultdict

import pydicom
from pydicom.uid import RLELossless

warnings.simplefilter("ignore")
what, files = sys.argv[1], sys.argv[2:]
SHORTEST = 0.02


def header(path):
    pydicom.dcmread(path, force=True, stop_before_pixels=True)


def decode(path):
    return pydicom.dcmread(path, force=True).pixel_array


def decode_by_itself(path):
    """Run lengths by pydicom's own code: the default is gdcm where it is installed."""
    dataset = pydicom.dcmread(path, force=True)
    dataset.convert_pixel_data("rle")
    return dataset.pixel_array


def one_pass(work, paths):
    """Repeated where one alone is too short to be timed."""
    start = time.perf_counter()
    times = 0
    while times == 0 or time.perf_counter() - start < SHORTEST:
        for path in paths:
            work(path)
        times += 1
    return (time.perf_counter() - start) / times


def take_turns(kind, work, paths):
    print(kind, "|".join(paths), sep="\t", flush=True)
    while sys.stdin.readline().strip():
        print(one_pass(work, paths) * 1000, flush=True)


def does(work, path):
    try:
        work(path)
        return True
    except Exception:
        return False


if what == "headers":
    take_turns(what, header, [path for path in files if does(header, path)])
else:
    groups = defaultdict(list)
    for path in files:
        if does(decode, path):
            groups[pydicom.dcmread(path, force=True).file_meta.TransferSyntaxUID].append(path)
    for syntax, paths in sorted(groups.items()):
        take_turns(syntax.name, decode, paths)
        if syntax == RLELossless:
            take_turns(syntax.name + ", pydicom's own handler", decode_by_itself, paths)
