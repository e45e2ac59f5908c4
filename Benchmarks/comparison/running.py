"""What the command lines of all benchmarks share: options, and a folder to work in."""

import argparse
import shutil
import sys
from pathlib import Path

from comparison.failure import Failure

ROOT = Path(__file__).parents[1]
SUFFIXES = {"k": 1_000, "m": 1_000_000}
RELEASE = ROOT.parent / ".build" / "release"


def number_of_events(text):
    """Reads 100k, 1m or 10m."""
    factor = SUFFIXES.get(text[-1:].lower())
    digits = text[:-1] if factor else text
    if not digits.isdigit() or int(digits) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number of events; write 100k, 1m or 10m")
    return int(digits) * (factor or 1)


def add_sizes(parser, repetitions, what):
    """The options that say how much is measured, and of which program."""
    parser.add_argument(
        "--events",
        type=number_of_events,
        nargs="+",
        default=[1_000_000, 10_000_000],
        help="how many events, about (default: 1m 10m); a tenth of them is the number of contacts",
    )
    parser.add_argument(
        "--repetitions", type=int, default=repetitions, help=f"how often each {what} (default: {repetitions})"
    )
    parser.add_argument(
        "--muster", type=Path, default=RELEASE / "muster", help="the program (default: the release build)"
    )


def sizes_of(parser, words):
    """Reads a command line with these options."""
    chosen = parser.parse_args(words)
    if chosen.repetitions < 1:
        parser.error("--repetitions must be 1 or more")
    chosen.events.sort()
    return chosen


def built(program, target):
    """A program that has been built."""
    if not program.exists():
        raise Failure(f"there is no {program}; build it with: make {target}")
    return program.resolve()


def page_of(name, output, work):
    """Calls with a folder that is gone afterwards, and writes the page that comes of it; the result is the exit status."""
    folder = ROOT / ".work"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        page = work(folder)
        output.write_text(page, encoding="utf-8")
        print(page, end="")
        return 0
    except Failure as failure:
        print(f"{name}: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)
