"""Which part an annex belongs to."""

import re

from pipeline.structure.annexes import annex_key

_CITED = re.compile(
    r"附\s*[件表錄录图圖]\s*(?:[\d０-９]{1,2}(?:\s?[-—－–]\s?[\d０-９]{1,2})?|[一二三四五六七八九十]{1,3})?"
)
_STEP = re.compile(r"(附[件表錄录图圖]\d{1,2})-\d{1,2}")


def parents(labels: list[str], spans: list[tuple[int, int]], text: str) -> list[int | None]:
    """For each part the index of the one it belongs to, None for those that are no annex.

    ``labels`` are empty for the notice and the texts it prints; ``spans`` are where the parts stand.
    An annex to an annex (附件1-2) belongs to that annex, or to the last one above that mentions it; any other to the
    last part above that mentions it and is no annex of the same word (附表1 may belong to 附件2), else to the text
    printed last.
    """
    cited = [{annex_key(match[0]) for match in _CITED.finditer(text, *span)} for span in spans]
    keys = [annex_key(label) if label else "" for label in labels]
    found: list[int | None] = []
    for index, key in enumerate(keys):
        if not key:
            found.append(None)
            continue
        step = _STEP.fullmatch(key)
        above = range(index - 1, -1, -1)
        outer = next((at for at in above if step and keys[at] == step[1]), None)
        if outer is None:
            texts = [at for at in above if not keys[at] or (step and not _STEP.fullmatch(keys[at]))]
            among = set(texts)
            other = [at for at in above if at not in among and keys[at][:2] != key[:2]]  # 附表1 to 附件2
            outer = next((at for at in sorted(texts + other, reverse=True) if key in cited[at]), None)
            if outer is None:
                outer = next(iter(texts or other), None)
        found.append(outer)
    return found
