"""Rules across a part of a table: where their joints fall, and what they rule."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.frame import Frame
from pipeline.tables.strokes import Post, Strokes

# A rule that ends so near to an edge without a corner has lost the corner, or was drawn a little short or long.
NEAR = 2


def measure_along(drawn: Strokes, places: list[int | None], frame: Frame) -> None:
    """Fills in the places of joints that hang on nothing, by their distance along the rule."""
    posts = drawn.posts
    for i, post in enumerate(posts):
        if places[i] is None and post.left >= 0:
            if i and places[i - 1] is not None and posts[i - 1].at + post.left + 1 == post.at:
                places[i] = places[i - 1] + post.at - posts[i - 1].at  # type: ignore[operator]
            elif not i and not frame.left_drawn and drawn.first == post.at - post.left:
                places[i] = post.left + 1
    for i in range(len(posts) - 1, -1, -1):
        post = posts[i]
        if places[i] is None and post.right >= 0:
            if i + 1 < len(posts) and places[i + 1] is not None and post.at + post.right + 1 == posts[i + 1].at:
                places[i] = places[i + 1] - (posts[i + 1].at - post.at)  # type: ignore[operator]
            elif i + 1 == len(posts) and not frame.right_drawn:
                places[i] = frame.right - post.right - 1
    _drop_crowded(posts, places)


def _drop_crowded(posts: Sequence[Post], places: list[int | None]) -> None:
    """A new corner right beside a wall, or past it, leaves no room for a cell: it is part of a drawing."""
    hung = [place if post.up else None for post, place in zip(posts, places, strict=True)]
    below: list[int | None] = []  # for each post the place of the next one that hangs on a wall, from the right
    for place in reversed(hung):
        below.append(place if place is not None else below[-1] if below else None)
    nexts = [*below[-2::-1], None] if below else []
    last = -2
    for i, place in enumerate(places):
        if place is None:
            continue
        following = nexts[i]
        left, right = posts[i].left < 0, posts[i].right < 0
        crowded = (left and place - last < NEAR) or (right and following is not None and following - place < NEAR)
        if not posts[i].up and (crowded or place <= last or (following is not None and following <= place)):
            places[i] = None
        else:
            last = place


def stretches(drawn: Strokes, places: Sequence[int | None], frame: Frame) -> tuple[tuple[int, int], ...]:
    """The stretches from wall to wall that the line rules; a run that reaches no wall is a drawing."""
    posts = drawn.posts
    found: list[tuple[int, int]] = []
    if posts and places[0] and posts[0].left > 0 and not frame.left_drawn and drawn.first < posts[0].at:
        found.append((0, places[0]))
    for i, post in enumerate(posts):
        here = places[i]
        if here is None or post.right < 0:
            continue
        if i + 1 < len(posts):
            there = places[i + 1]
            joined = post.at + post.right + 1 == posts[i + 1].at
            if there is not None and (joined or abs(here + post.right + 1 - there) < NEAR):
                found.append((here, there))
        elif not frame.right_drawn or abs(here + post.right + 1 - frame.right) <= NEAR:
            found.append((here, frame.right))
    return tuple(found)
