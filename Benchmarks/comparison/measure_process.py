"""Runs a command and tells what it took; a program of its own, and small, since a child's peak begins with its parent's.

usage: measure_process.py REPORT COMMAND [ARGUMENT...]

Standard input, output and error are the command's. REPORT gets a JSON object: seconds, peak memory in bytes, exit status.
"""

import os
import sys
import time


def measure(command):
    """Runs a command to its end: seconds by the clock, peak of resident memory in bytes, exit status."""
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    return time.perf_counter() - start, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)


seconds, peak, status = measure(sys.argv[2:])
with open(sys.argv[1], "w", encoding="utf-8") as report:
    report.write(f'{{"seconds": {seconds}, "peak": {peak}, "status": {status}}}')
