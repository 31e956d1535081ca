"""``python -m tests.fuzz_tables N [SEED]``: draw N random tables in random styles and read each back."""

import sys
from random import Random

from tests.tables.drawings import Plan, Style, random_plan, random_style, render
from tests.tables.test_laws import joined, read

DEFAULT = 100_000
# How often progress is told.
STEP = 10_000


def main(count: int, seed: int) -> int:
    """The number of tables that were not read back; the first of them is printed."""
    random = Random(seed)
    wrong = 0
    for number in range(1, count + 1):
        plan = random_plan(random)
        style = random_style(random, plan)
        text = render(plan, style)
        if not _read_back(text, plan, style):
            wrong += 1
            if wrong == 1:
                print(f"{style}\n{text}")
        if number % STEP == 0:
            print(f"{number:>9,} of {count:,} drawn and read, {wrong} not read back", flush=True)
    print(f"{count} tables drawn and read, seed {seed}: {wrong} not read back")
    return wrong


def _read_back(text: str, plan: Plan, style: Style) -> bool:
    try:
        return read(text, style) == joined(plan)
    except AssertionError:  # words left outside the frame that are no words beside it
        return False


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(bool(main(arguments[0] if arguments else DEFAULT, arguments[1] if len(arguments) > 1 else 1)))
