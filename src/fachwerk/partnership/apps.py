from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "fachwerk.partnership"
    label = "partnership"

    def ready(self) -> None:
        from fachwerk.core.facts import react_to
        from fachwerk.imports.kinds import register_importer
        from fachwerk.partnership.facts import ExampleAdopted
        from fachwerk.partnership.kinds import KINDS
        from fachwerk.partnership.operations.importing import PastAgreements
        from fachwerk.partnership.queries import frozen_steps
        from fachwerk.partnership.reactions import when_example_adopted
        from fachwerk.thread.kinds import register_kinds
        from fachwerk.thread.trace import add_frozen_source

        register_kinds(KINDS)
        register_importer(PastAgreements())
        add_frozen_source(frozen_steps, "impulse")
        react_to(ExampleAdopted, when_example_adopted)
