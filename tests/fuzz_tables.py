"""``python -m tests.fuzz_tables N [SEED]``: draw N random tables in random styles and read each back."""

import sys
from random import Random

from tests.tables.drawings import Style, random_plan, render
from tests.tables.test_laws import PADDINGS, joined, read

DEFAULT = 100_000


def main(count: int, seed: int) -> int:
    """The number of tables that were not read back; the first of them is printed."""
    random = Random(seed)
    wrong = 0
    for _ in range(count):
        plan = random_plan(random)
        padding = random.choice(PADDINGS)
        sides = (
            (random.random() < 0.8, random.random() < 0.8) if padding == "exact" and plan.columns > 1 else (True, True)
        )
        text = render(plan, Style(padding, random.random() < 0.3, *sides, random.randint(0, 2)))
        if read(text) != joined(plan):
            wrong += 1
            if wrong == 1:
                print(text)
    print(f"{count} tables drawn and read, seed {seed}: {wrong} not read back")
    return wrong


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(bool(main(arguments[0] if arguments else DEFAULT, arguments[1] if len(arguments) > 1 else 1)))
