"""Memberships: who belonged to which team or group, in what role, from when to when."""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class Membership:
    """One membership with the names that people read.

    Attributes:
        id: its own.
        whole: the team, or the group (an actor), that somebody belongs to.
        member: the actor or contributor who belongs to it.
        role: as what; may be "".
        start, end: partial ISO dates, None is open.
        whole_name, member_name: what both are called.
    """

    id: str
    whole: Ref
    member: Ref
    role: str = ""
    start: str | None = None
    end: str | None = None
    whole_name: str = ""
    member_name: str = ""
