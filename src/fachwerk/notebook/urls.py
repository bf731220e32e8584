"""Addresses of the notebook below ``/n/<network>/``."""

from django.urls import path

from fachwerk.notebook.views import files, follow_ups, letters, notes

urlpatterns = [
    path("buero/notizen/", notes.notes, name="notes"),
    path("buero/notizen/neu/", notes.note_new, name="note_new"),
    path("buero/notizen/namen/", notes.names, name="names"),
    path("buero/notizen/<uuid:key>/", notes.note, name="note"),
    path("buero/notizen/<uuid:key>/zuruecknehmen/", notes.note_take_back, name="note_take_back"),
    path("buero/wiedervorlagen/", follow_ups.follow_ups, name="follow_ups"),
    path("buero/wiedervorlagen/<uuid:key>/", follow_ups.follow_up_move, name="follow_up_move"),
    path("buero/wiedervorlagen/<uuid:key>/erledigt/", follow_ups.follow_up_done, name="follow_up_done"),
    path("buero/wiedervorlagen/<uuid:key>/wieder-offen/", follow_ups.follow_up_reopen, name="follow_up_reopen"),
    path("buero/wiedervorlagen/<uuid:key>/alter-tag/", follow_ups.follow_up_move_back, name="follow_up_move_back"),
    path("buero/wiedervorlagen/<uuid:key>/zuruecknehmen/", follow_ups.follow_up_take_back, name="follow_up_take_back"),
    path("buero/dateien/neu/", files.file_new, name="file_new"),
    path("buero/dateien/<uuid:key>/", files.attachment, name="attachment"),
    path("buero/dateien/<uuid:key>/loeschen/", files.attachment_drop, name="attachment_drop"),
    path("buero/post/<uuid:key>/", files.mail, name="mail"),
    path("buero/post/<uuid:key>/zuordnen/", files.mail_tie, name="mail_tie"),
    path("buero/post/<uuid:key>/loeschen/", files.mail_drop, name="mail_drop"),
    path("buero/rundschreiben/", letters.list_mails, name="list_mails"),
    path("buero/rundschreiben/<uuid:key>/", letters.list_mail, name="list_mail"),
    path("buero/rundschreiben/an/<slug:audience>/", letters.list_mail_new, name="list_mail_new"),
]
