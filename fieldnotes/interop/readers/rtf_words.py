"""The control words of RTF that stand for a character, and those whose groups are not read."""

SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "enspace": "\u2002", "emspace": "\u2003", "qmspace": "\u2005", "zwj": "\u200d",
    "zwnj": "\u200c", "zwbo": "\u200b", "zwnbo": "\u2060", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
"""Control words that stand for characters."""

SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\t": "\t"}
"""A backslash and a character that stand for another."""

UNREAD = frozenset([
    "colortbl", "filetbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "nonshppict", "pict", "objdata", "objclass", "objname", "objalias", "objsect", "ftnsep", "ftnsepc", "ftncn",
    "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "pntxta", "pntxtb", "pn", "sp", "shprslt", "tc", "tcn",
    "xe", "rxe", "template", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "private1", "datafield",
    "formfield", "nonesttables", "nesttableprops", "atnicn", "atntime", "atnparent", "blipuid", "themedata",
    "mmathPr", "ctrlPr", "mctrlPr", "mchr", "mbegChr", "mendChr", "msepChr", "mpos", "mtype", "mdegHide", "mgrow",
    "docvar", "userprops", "xmlnstbl", "mailmerge", "generator", "company", "operator",
    "background", "panose", "falt", "fontemb", "picprop",
])  # fmt: skip
"""Destinations whose words are no part of the text."""

READ_THOUGH_STARRED = frozenset([
    "fldinst", "annotation", "atnid", "atnauthor", "atnref", "atndate", "atrfstart", "atrfend", "shpinst", "ud",
    "shppict", "moMath", "moMathPara", "revtbl", "cs", "ds", "ts", "footnote", "shptxt", "do",
])  # fmt: skip
"""Destinations that are read although a program may pass over them."""

INLINE = {
    "b": "bold", "i": "italic", "strike": "strike", "striked": "strike", "ul": "underline", "uld": "underline",
    "uldb": "underline", "ulw": "underline", "uldash": "underline", "uldashd": "underline", "uldashdd": "underline",
    "ulth": "underline", "ulwave": "underline", "ulhwave": "underline", "ululdbwave": "underline",
    "ulthd": "underline", "ulthdash": "underline", "ulldash": "underline",
}  # fmt: skip
"""Control words that switch an inline format."""
