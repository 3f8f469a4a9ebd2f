"""The two kinds of error: what a person can mend, and everything else, which is a bug."""


class UserError(Exception):
    """A sentence that tells a person what is wrong and what to do next.

    Args:
        message: one plain sentence, shown as it stands.
        at: where in what the person typed the trouble begins, in code points, or None.
    """

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
