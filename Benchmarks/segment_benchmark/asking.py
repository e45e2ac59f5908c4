"""Asks the program that keeps a store open, and times it."""

import json
from statistics import median

from comparison.questions import AS_OF


class Answers:
    """What a serving process answers, and how long it takes."""

    def __init__(self, muster, repetitions):
        self.server = muster.server
        self.repetitions = repetitions

    def seconds(self, *questions):
        """The median seconds of each of some questions, asked in turn; none is asked twice in the same words.

        A question is a function of the number of the repetition.
        """
        times = [[] for _ in questions]
        for repetition in range(self.repetitions + 1):
            for question, own in zip(questions, times):
                answer = self.ask(question(repetition))
                if repetition > 0:
                    own.append(answer["seconds"])
        return [median(own) for own in times]

    def ask(self, words):
        """The answer to one question."""
        self.server.stdin.write(json.dumps({"day": AS_OF.isoformat(), **words}) + "\n")
        self.server.stdin.flush()
        return json.loads(self.server.stdout.readline())


def segment(text):
    """The question how many contacts are in a segment; the text is a function of the number of the repetition."""
    return lambda repetition: {"kind": "segment", "segment": text(repetition)}


def plain_read(event_type, columns, days=None):
    """Columns of the events of some days decoded and summed by one thread."""
    words = {"kind": "plainRead", "eventType": event_type, "columns": columns}
    if days:
        words["days"] = days
    return lambda _: words
