"""What operation keeps about people."""

from __future__ import annotations

PERSONAL: list[object] = []
# Jobs carry ids only; the rule stands with ``defer``.
NOT_PERSONAL = {
    "procrastinate.ProcrastinateJob": ("queue_name", "task_name", "lock", "args", "queueing_lock"),
    "procrastinate.ProcrastinatePeriodicDefer": ("task_name", "periodic_id"),
}
