"""How long ago something was, in the words of everyday."""

from datetime import date

WEEK = 7


def days_since(day: str, today: date) -> int:
    """Whole days from a day (ISO) to another."""
    return (today - date.fromisoformat(day)).days


def age_words(days: int) -> str:
    """Days as people say them: "today", "yesterday", "3 days ago", "5 weeks ago", "2 years ago"."""
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    for length, name in ((365, "year"), (61, "month"), (14, "week")):
        if days >= length:
            count = days // {"year": 365, "month": 30, "week": 7}[name]
            return f"{count} {name}{'s' * (count > 1)} ago"
    return f"{days} days ago"
