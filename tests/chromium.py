"""Where the browser of this machine is. The journeys use the system's Chromium and download nothing."""

import os
import shutil

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """Give back the browser's path: FACHWERK_CHROMIUM, else the first one found; None without any."""
    named = os.environ.get("FACHWERK_CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, CANDIDATES) if path), None)
