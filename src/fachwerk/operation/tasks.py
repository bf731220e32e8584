"""Keeping the job queue itself in order."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *", periodic_id="operation.take_up_stalled_jobs")
@app.task(name="operation.take_up_stalled_jobs", queueing_lock="operation.take_up_stalled_jobs", pass_context=True)
async def take_up_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker was killed are done again; their transaction went with the worker, so nothing happens twice."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.retry_job(job)
