"""The addresses a page needs when it stands alone."""

from __future__ import annotations

from django.urls import include, path

from fachwerk.core.gallery import gallery

urlpatterns = [path("ui/", gallery, name="gallery"), path("sprache/", include("django.conf.urls.i18n"))]
