"""The program without a screen: notes, codes, memos, search, import and report; no Qt below this door."""
