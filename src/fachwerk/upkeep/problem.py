"""The one error of upkeep: an expected obstacle, said in one sentence."""


class UpkeepProblem(Exception):
    """What was asked cannot be done; the message is meant for the person at the terminal."""
