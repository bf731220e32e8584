"""Loaded by pytest before anything else (`-p` in pyproject.toml): tests never touch the live or the demo instance.

pytest-django loads the settings before it loads any conftest.py, so a conftest.py would choose the instance too late.
"""

import os

os.environ["FACHWERK_INSTANCE"] = "test"
os.environ.pop("FACHWERK_DEMO", None)
