"""The events that all engines get."""

import subprocess

from comparison.processes import check

SEED = 1
# A seed's shop makes this many events an order, of all sizes.
EVENTS_AN_ORDER = 2.617


def orders_for(events):
    """How many orders make about so many events."""
    return round(events / EVENTS_AN_ORDER)


def events_for(orders):
    """About how many events so many orders make."""
    return round(orders * EVENTS_AN_ORDER)


def command_for(binary, events, contacts=None):
    """The command line that writes the sample; without a number of contacts the shop has one for ten orders."""
    command = [str(binary), "sample", "--orders", str(orders_for(events)), "--seed", str(SEED)]
    return command + (["--contacts", str(contacts)] if contacts else [])


def write_sample(binary, events, path, shuffled, contacts=None):
    """Writes the sample, one event a line; shuffled, the lines are in an order that is the same every time."""
    write_output(command_for(binary, events, contacts), path)
    if shuffled:
        ordered = path.with_suffix(".ordered")
        path.rename(ordered)
        write_shuffled(ordered, path)
        ordered.unlink()


def write_shuffled(ordered, path):
    """Writes the lines of a file in an order that is random and the same every time."""
    write_output(["shuf", f"--random-source={ordered}", str(ordered)], path)


def write_output(command, path):
    """Writes what a command prints to a file."""
    with open(path, "wb") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, check=False)
    check(command, done.returncode, done.stderr)
