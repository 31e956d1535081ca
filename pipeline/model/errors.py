"""What may be raised. Bad content never is: it becomes a finding in the output."""


class PipelineError(Exception):
    """Root of every error of this project; the command prints it without a traceback."""


class UnreadableInputError(PipelineError, ValueError):
    """An input that holds no readable text: empty, binary, or of a format that no reader takes.

    ``path`` names the input, ``reason`` what was found, ``remedy`` what to do about it; ``zh`` says both in Chinese.
    """

    def __init__(self, path: str, reason: str, remedy: str, zh: str = "") -> None:
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path, self.reason, self.remedy, self.zh = path, reason, remedy, zh or f"{reason}. {remedy}"


class VocabularyError(PipelineError, ValueError):
    """A vocabulary file that breaks its own header's rules: ``file``, ``entry``, ``problem``."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(f"{file}: {entry}: {problem}")
        self.file, self.entry, self.problem = file, entry, problem
