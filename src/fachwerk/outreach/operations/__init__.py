"""Every change to outreach."""

from fachwerk.outreach.operations.campaigns import start_campaign
from fachwerk.outreach.operations.multipliers import change_multiplier, follow_referral, name_multiplier
from fachwerk.outreach.operations.touches import note_touch

__all__ = ["change_multiplier", "follow_referral", "name_multiplier", "note_touch", "start_campaign"]
