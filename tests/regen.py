"""``make regen``: writes every golden digest anew. Read the diff before you commit it."""

from tests.golden import actual, circulars, expected


def main() -> None:
    for name, path in circulars().items():
        target = expected(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(actual(path), encoding="utf-8")
        print(target)


if __name__ == "__main__":
    main()
