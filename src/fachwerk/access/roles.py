"""The sixteen actors of the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A request acts in one network with the set of roles valid that day; allowed if any role allows."""

    VISITOR = "visitor", _("Gast")
    GUEST_LINK = "guest_link", _("Gast mit persönlichem Link")
    FUNDER_LINK = "funder_link", _("Fördergeber mit Link")
    MEMBER_CONTACT = "member_contact", _("Ansprechperson eines Mitglieds")
    VOTER = "voter", _("Stimmberechtigt im Gremium")
    DEPUTY = "deputy", _("Stellvertretung im Gremium")
    CHAIR = "chair", _("Vorsitz eines Gremiums")
    OFFICE_STAFF = "office_staff", _("Geschäftsstelle")
    OFFICE_LEAD = "office_lead", _("Leitung der Geschäftsstelle")
    CONSULTANT = "consultant", _("Unternehmensberatung")
    CARRIER = "carrier", _("Projektträger")
    OTHER_NETWORK = "other_network", _("Koordination eines anderen Netzwerks")
    NATIONAL_OFFICE = "national_office", _("Bundesweite Geschäftsstelle")
    DATA_PROTECTION = "data_protection", _("Datenschutzbeauftragte Person")
    ADMINISTRATOR = "administrator", _("Administration")
    SYSTEM = "system", _("System")
