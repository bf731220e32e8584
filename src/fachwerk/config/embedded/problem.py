"""The one error of the embedded server: an expected obstacle, said in one sentence."""


class ServerProblem(Exception):
    """The embedded server cannot do what was asked; the message is meant for the person at the terminal."""
