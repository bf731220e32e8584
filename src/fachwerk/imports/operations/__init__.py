"""Every change to lists on their way into the register and out of it."""

from fachwerk.imports.operations.read_list import assign_columns, choose_sheet, read_list
from fachwerk.imports.operations.take_back import remove_rows, take_back
from fachwerk.imports.operations.take_over import cancel, choose, halt, take_over, write_rows
from fachwerk.imports.operations.tidy_up import drop_old_rows, take_up_work

__all__ = [
    "assign_columns",
    "cancel",
    "choose",
    "choose_sheet",
    "drop_old_rows",
    "halt",
    "read_list",
    "remove_rows",
    "take_back",
    "take_over",
    "take_up_work",
    "write_rows",
]
