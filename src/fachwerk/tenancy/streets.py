"""Tables that belong to no network, each with its reason. A table that is neither here nor walled fails the checks."""

STREETS: dict[str, str] = {
    "accounts.User": "one person may work in several networks",
    "accounts.RoleAssignment": "read at sign-in, before any network is chosen",
    "networks.InstallationProfile": "who runs the installation stands on pages outside of networks",
    "mailing.AccountMail": "mails about signing in belong to a person, not to a network",
}
# whole apps of libraries
STREET_APPS: dict[str, str] = {
    "auth": "groups of the framework, unused",
    "account": "addresses of the sign-in library",
    "contenttypes": "framework",
    "sessions": "framework",
    "usersessions": "the list of a user's own sessions",
    "procrastinate": "job queue, rows carry ids only",
    "mfa": "second factors of the sign-in library",
}
