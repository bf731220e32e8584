"""Addresses of the partnership."""

from django.urls import path

from fachwerk.partnership.views import office, public

urlpatterns = [
    path("beispiele/", public.example_list, name="examples"),
    path("beispiele/<slug:slug>/", public.example, name="example"),
    path("unterstuetzung/<slug:slug>/", public.support, name="support"),
    path("vereinbarungen/<slug:slug>/", public.agreement, name="agreement"),
    path("vereinbarungen/<slug:slug>/papier/", public.agreement_paper, name="agreement_paper"),
    path("buero/partnerschaft/vereinbarung/", office.office_agreement_new, name="office_agreement_new"),
    path("buero/partnerschaft/", office.office_partnership, name="office_partnership"),
    path("buero/partnerschaft/anfragen/", office.office_support_new, name="office_support_new"),
    path("buero/partnerschaft/<uuid:request_id>/bewerten/", office.office_support_rate, name="office_support_rate"),
    path("buero/partnerschaft/<uuid:request_id>/<slug:step>/", office.office_support_step, name="office_support_step"),
    path("buero/beispiele/", office.office_examples, name="office_examples"),
    path("buero/beispiele/neu/", office.office_example_new, name="office_example_new"),
    path("buero/beispiele/<slug:slug>/bearbeiten/", office.office_example_edit, name="office_example_edit"),
    path("buero/beispiele/<slug:slug>/veroeffentlichen/", office.office_example_release, name="office_example_release"),
    path("buero/beispiele/<slug:slug>/zurueckziehen/", office.office_example_withdraw, name="office_example_withdraw"),
    path("buero/bibliothek/", office.library, name="library"),
    path("buero/bibliothek/<uuid:publication_id>/", office.publication, name="publication"),
    path("buero/fragen/", office.questions, name="questions"),
    path("buero/fragen/<uuid:question_id>/", office.question, name="question"),
]
installation_urlpatterns = [path("partnerschaft/", public.partnership, name="partnership")]
