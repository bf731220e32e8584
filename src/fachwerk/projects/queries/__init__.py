"""Reading ideas, sketches, endorsements, awards, projects and results."""

from fachwerk.projects.queries.figures import (
    ProjectFigure,
    ProjectSums,
    duties_due,
    ideas_open,
    project_figures,
    project_sums,
    results_recent,
    sketches_waiting,
    states_of_projects,
)
from fachwerk.projects.queries.lists import ProjectRow, carrier_roles, projects_list, years_of_projects
from fachwerk.projects.queries.pages import (
    EndorsementPage,
    ProjectPage,
    award_for,
    duty_for,
    endorsement_for,
    history_for,
    idea_for,
    partners_of,
    project_for,
    result_for,
    sketch_for,
)
from fachwerk.projects.queries.pipeline import PipelineRow, Stage, pipeline, stage_counts
from fachwerk.projects.queries.seals import seal_at, seal_of, statement_of
from fachwerk.projects.queries.steps import Step, step_of

__all__ = [
    "EndorsementPage",
    "PipelineRow",
    "ProjectFigure",
    "ProjectPage",
    "ProjectRow",
    "ProjectSums",
    "Stage",
    "Step",
    "award_for",
    "carrier_roles",
    "duties_due",
    "duty_for",
    "endorsement_for",
    "history_for",
    "idea_for",
    "ideas_open",
    "partners_of",
    "pipeline",
    "project_figures",
    "project_for",
    "project_sums",
    "projects_list",
    "result_for",
    "results_recent",
    "seal_at",
    "seal_of",
    "sketch_for",
    "sketches_waiting",
    "stage_counts",
    "statement_of",
    "states_of_projects",
    "step_of",
    "years_of_projects",
]
