"""Measures engines in turn, so that what else the machine does falls on all of them."""

import os
import sys
import time
from dataclasses import dataclass, field

from comparison.failure import Failure
from comparison.processes import Run


@dataclass
class Measurement:
    """What was measured on one file of events."""

    title: str
    command: str
    file_size: int
    counts: tuple
    """Events, contacts and orders."""
    ingest: dict[str, list[Run]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    open: dict[str, list[Run]] = field(default_factory=dict)
    processes: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    """By question and engine."""
    served: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """By question and engine: seconds inside a process that has the store open."""


def report(words):
    """Tells how far the comparison is."""
    print(words, file=sys.stderr, flush=True)


def measure_ingest(engines, events, repetitions):
    """Loads the events into each engine in turn, again and again; the stores of the last time stay."""
    runs = {engine.name: [] for engine in engines}
    for repetition in range(repetitions):
        for engine in engines:
            # What the engine before left to be written is not to be paid by this one.
            os.sync()
            run = engine.ingest(events)
            runs[engine.name].append(run)
            report(f"ingest {repetition + 1} of {repetitions}: {engine.name} {run.seconds:.2f} s")
    return runs


def same_counts(engines):
    """How many events, contacts and orders all engines have; stops the comparison if they differ."""
    counts = {engine.name: engine.counts() for engine in engines}
    if len(set(counts.values())) != 1:
        raise Failure(f"the engines differ in events, contacts and orders: {counts}")
    return next(iter(counts.values()))


def require_same_answers(question, muster, peers, repetitions):
    """Stops the comparison unless all engines give the same rows for all literals that will be timed."""
    for repetition in question.different(range(repetitions + 1)):
        rows = muster.rows(question, repetition)
        for peer in peers:
            require_same_rows(question, rows, peer.name, peer.rows(question, repetition))
    report(f"{question.name}: the same {len(rows)} rows")


def require_same_rows(question, rows, name, others):
    """Stops the comparison at the first row that differs."""
    if rows == others:
        return
    place = next((i for i, pair in enumerate(zip(rows, others)) if pair[0] != pair[1]), min(len(rows), len(others)))
    raise Failure(
        f"{question.name}: Muster has {len(rows)} rows and {name} {len(others)}; sorted, row {place + 1} differs first:\n"
        f"Muster: {rows[place : place + 1]}\n{name}: {others[place : place + 1]}"
    )


def measure_open(engines, repetitions):
    """Starts each engine on its store for next to nothing, once unmeasured, then again and again."""
    runs = {engine.name: [] for engine in engines}
    for repetition in range(repetitions + 1):
        for engine in engines:
            run = engine.open()
            if repetition > 0:
                runs[engine.name].append(run)
    return runs


# What an engine leaves behind, processes that are torn down and threads that wait for more, must not fall on the next one.
PAUSE_SECONDS = 0.05


def ask_rested(ask, question, repetition):
    """Asks after a pause."""
    time.sleep(PAUSE_SECONDS)
    return ask(question, repetition)


def measure_question(question, muster, peers, repetitions):
    """Asks a question of each engine in turn: first unmeasured, then with new literals each time.

    Gives the runs of whole processes, and the seconds inside the serving processes.
    """
    processes = {engine.name: [] for engine in [muster, *peers]}
    served = {engine.name: [] for engine in [muster, *peers]}
    for repetition in range(repetitions + 1):
        runs = {engine.name: ask_rested(engine.ask, question, repetition) for engine in [muster, *peers]}
        seconds = {engine.name: ask_rested(engine.ask_served, question, repetition) for engine in [muster, *peers]}
        if repetition > 0:
            for name, run in runs.items():
                processes[name].append(run)
            for name, taken in seconds.items():
                served[name].append(taken)
    report(f"{question.name}: timed")
    return processes, served
