"""Runs whole processes and measures them."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from comparison.failure import Failure

LAUNCHER = Path(__file__).with_name("measure_process.py")


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    peak: int
    """The peak of resident memory in bytes."""
    output: str = ""


def measured(command, text="", keeps_output=False):
    """Runs a command from start to end and measures it.

    text is given to standard input; what is written to standard output is kept or thrown away.
    """
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        launcher = [sys.executable, "-I", "-S", str(LAUNCHER), report.name]
        done = subprocess.run(
            launcher + [str(word) for word in command],
            input=text,
            text=True,
            stdout=subprocess.PIPE if keeps_output else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        check(command, done.returncode, done.stderr)
        result = json.load(report)
    check(command, result["status"], done.stderr)
    return Run(result["seconds"], result["peak"], done.stdout or "")


def output(command, text=""):
    """Runs a command and gives what it writes to standard output."""
    done = subprocess.run(
        [str(word) for word in command], input=text, text=True, capture_output=True, check=False
    )
    check(command, done.returncode, done.stderr)
    return done.stdout


def check(command, status, errors):
    """Stops the comparison if a process failed, with the end of what it said."""
    if status != 0:
        words = " ".join(str(word) for word in command)
        raise Failure(f"{words}\nended with {status}: {errors.strip()[-2000:]}")
