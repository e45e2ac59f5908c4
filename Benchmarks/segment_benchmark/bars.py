"""What segments must reach, and whether they do."""

from math import log

from comparison.processes import measured
from comparison.questions import QUESTIONS
from comparison.report import figure
from segment_benchmark.asking import plain_read, segment
from store_benchmark.bars import Line

SUMS = [
    (
        "a count over a year",
        lambda repetition: f"did orderCreated at least 5 times in last {365 + repetition} days",
        plain_read("orderCreated", [], 365),
    ),
    (
        "a sum over a year",
        lambda repetition: f"sum of orderCreated.totalCost in last 365 days > {20_000 + 100 * repetition}",
        plain_read("orderCreated", ["totalCost"], 365),
    ),
    (
        "a sum over all time",
        lambda repetition: f"sum of orderCreated.totalCost > {50_000 + 100 * repetition}",
        plain_read("orderCreated", ["totalCost"]),
    ),
]
"""Each must take at most twice its plain read."""

ITEMS = (
    "an item quantifier over all orders",
    lambda repetition: f'did orderCreated where any items (category = "electronics" and cost > {5_000 + 100 * repetition})',
    plain_read("orderCreated", ["items.category", "items.cost"]),
)
"""It must take at most three times its plain read."""

WINDOWS = [
    ("views", "productViewed", "did productViewed{window}", 7),
    ("views", "productViewed", "did productViewed{window}", 30),
    ("a sum", "orderCreated", "sum of orderCreated.totalCost{window} > {amount}", 7),
    ("a sum", "orderCreated", "sum of orderCreated.totalCost{window} > {amount}", 30),
]
"""Each must take at most twice the window's share of the rows times the same over all time, and a millisecond."""

SHUFFLED_FACTOR = 3
"""How many times as slow as that a window may be on the shuffled store."""


def plain_lines(answers, data):
    """Figures beside their plain reads."""
    for (what, text, plain), bar in [*((line, 2) for line in SUMS), (ITEMS, 3)]:
        own, read = answers.seconds(segment(text), plain)
        said = f"**{own / read:.2f}** ({milliseconds(own)} against {milliseconds(read)})"
        yield Line(f"{what} / its plain read", data, said, f"≤ {bar}", own <= bar * read)


def window_lines(answers, muster, data, factor):
    """Conditions in a window beside the same over all time."""
    for what, event_type, text, days in WINDOWS:
        whole = answers.ask({"kind": "rows", "eventType": event_type})["result"]
        share = answers.ask({"kind": "rows", "eventType": event_type, "days": days})["result"] / whole
        windowed, unlimited = answers.seconds(
            segment(lambda repetition, t=text, d=days: t.format(window=f" in last {d} days", amount=1_000 + repetition)),
            segment(lambda repetition, t=text: t.format(window="", amount=50_000 + repetition)),
        )
        bar = factor * (2 * share * unlimited + 0.001)
        said = f"**{milliseconds(windowed)}** (all time {milliseconds(unlimited)}, {share:.2%} of the rows)"
        yield Line(f"{what} in {days} days", data, said, f"≤ {milliseconds(bar)}", windowed <= bar)


def process_lines(answers, muster, data, repetitions):
    """Whole processes of `preview` beside the time inside and sqlite3's start."""
    nothing = ["sqlite3", ":memory:", "select 1"]
    for question in QUESTIONS:
        if not question.is_segment:
            continue
        wholes, starts = [], []
        (inside,) = answers.seconds(segment(lambda repetition, q=question: q.text("segment", repetition)))
        for repetition in range(repetitions + 1):
            text = question.text("segment", repetition)
            whole = measured(
                muster.command("preview", text, "--as-of", "2024-12-31", "--format", "json")
            ).seconds
            start = measured(nothing).seconds
            if repetition > 0:
                wholes.append(whole)
                starts.append(start)
        whole, start = sorted(wholes)[repetitions // 2], sorted(starts)[repetitions // 2]
        bar = inside + 8 * start
        said = f"**{milliseconds(whole)}** (inside {milliseconds(inside)}, sqlite3 {milliseconds(start)})"
        yield Line(f"whole preview: {question.title}", data, said, f"≤ {milliseconds(bar)}", whole <= bar), inside


def growth_lines(small, large):
    """The exponents with which the time of each question grows from one number of events to another."""
    data = f"{small.title} to {large.title}"
    for what in small.inside:
        exponent = log(large.inside[what] / small.inside[what]) / log(large.events / small.events)
        yield Line(f"growth: {what}", data, f"**{exponent:.2f}**", "≤ 1.1", exponent <= 1.1)


def milliseconds(seconds):
    """A time as it stands in the table."""
    return f"{figure(seconds * 1000)} ms"
