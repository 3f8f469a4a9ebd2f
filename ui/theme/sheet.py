"""The style sheet: a small one, written from tokens.

Widgets say what they are by the dynamic property ``role``: a QPushButton may be "primary", "quiet" or "link"; a QLabel
"title", "heading", "section", "muted" or "badge"; a QFrame "card", "bar" or "line".
"""

from pathlib import Path

import resources
from ui.theme.fonts import Fonts
from ui.theme.tokens import Tokens

LOOK = Path(resources.__file__).parent / "look"
"""The few signs that a style sheet can only take from files."""


def sheet_of(tokens: Tokens, fonts: Fonts) -> str:
    """The style sheet of a look."""
    parts = (_frame, _labels, _buttons, _fields, _lists, _tabs, _scrolling, _menus)
    return "\n".join(part(tokens, fonts) for part in parts)


def _frame(t: Tokens, f: Fonts) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {t.panel}; }}
    QWidget[role="page"], QStackedWidget[role="page"] {{ background: {t.surface}; }}
    QWidget[role="panel"] {{ background: {t.panel}; }}
    QFrame[role="bar"] {{ background: {t.panel}; border: 0; }}
    QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 7px; }}
    QFrame[role="card"][clickable="true"]:hover {{ border-color: {t.faint}; }}
    QFrame[role="line"] {{ background: {t.border}; border: 0; }}
    QFrame[role="toast"] {{ background: {t.text}; border: 0; border-radius: 8px; }}
    QFrame[role="toast"] QLabel {{ color: {t.surface}; background: transparent; }}
    QFrame[role="toast"] QPushButton {{ color: {t.surface}; background: transparent; border: 0; font-weight: 600;
        text-decoration: underline; padding: 2px 6px; }}
    QSplitter::handle {{ background: {t.border}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.border}; color: {t.muted};
        font-size: {f.scaled(0.88)}px; }}
    QStatusBar::item {{ border: 0; }}
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px 6px; }}
    """


def _labels(t: Tokens, f: Fonts) -> str:
    return f"""
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-family: "{f.serif_family}"; font-size: {f.scaled(1.85)}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {f.scaled(1.15)}px; font-weight: 600; }}
    QToolButton[role="section"] {{ color: {t.muted}; font-size: {f.scaled(0.85)}px; font-weight: 600;
        border: 0; background: transparent; padding: 2px 4px 2px 0; }}
    QToolButton[role="section"]:hover, QToolButton[role="section"]:focus {{ color: {t.text}; }}
    QLabel[role="section"] {{ color: {t.muted}; font-size: {f.scaled(0.85)}px; font-weight: 600;
        letter-spacing: 0.5px; }}
    QLabel[role="muted"] {{ color: {t.muted}; font-size: {f.scaled(0.9)}px; }}
    QLabel[role="good"] {{ color: {t.accent}; font-size: {f.scaled(0.9)}px; }}
    QLabel[role="danger"] {{ color: {t.danger}; font-size: {f.scaled(0.9)}px; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="link"] {{ color: {t.accent}; }}
    QLabel[role="badge"] {{ color: {t.accent_strong}; background: {t.soft}; border-radius: 4px;
        padding: 1px 5px; font-size: {f.scaled(0.82)}px; font-weight: 600; }}
    QLabel[role="key"] {{ color: {t.muted}; background: {t.surface}; border: 1px solid {t.border};
        border-radius: 4px; padding: 1px 5px; font-size: {f.scaled(0.82)}px; }}
    QLabel[role="quote"] {{ font-family: "{f.serif_family}"; font-size: {f.scaled(1.12)}px; }}
    """


def _buttons(t: Tokens, f: Fonts) -> str:
    return f"""
    QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: 6px;
        padding: 5px 12px; min-height: 18px; }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed {{ background: {t.line}; }}
    QPushButton:focus {{ border-color: {t.accent}; }}
    QPushButton:disabled {{ color: {t.faint}; background: {t.panel}; }}
    QPushButton:default, QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent};
        border: 1px solid {t.accent}; }}
    QPushButton[role="primary"] {{ font-weight: 600; }}
    QPushButton:default:hover, QPushButton[role="primary"]:hover {{ background: {t.accent_strong}; }}
    QPushButton:default:disabled, QPushButton[role="primary"]:disabled {{ background: {t.border};
        border-color: {t.border}; color: {t.muted}; }}
    QPushButton[role="primary"]:focus {{ border-color: {t.text}; }}
    QPushButton[role="primary"][place="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0;
        padding-right: 9px; }}
    QPushButton[role="primary"][place="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0;
        padding-left: 5px; padding-right: 5px; min-width: 0; }}
    QPushButton[role="danger"] {{ color: {t.danger}; }}
    QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; color: {t.muted}; }}
    QPushButton[role="quiet"]:hover {{ background: {t.hover}; color: {t.text}; }}
    QPushButton[role="quiet"]:focus {{ border-color: {t.accent}; }}
    QPushButton[role="link"] {{ background: transparent; border: 0; color: {t.accent}; padding: 1px 2px;
        text-align: left; min-height: 0; }}
    QPushButton[role="column"] {{ background: transparent; border: 0; color: {t.muted}; padding: 1px 0;
        text-align: left; min-height: 0; font-size: {f.scaled(0.88)}px; font-weight: 600; }}
    QPushButton[role="column"]:hover, QPushButton[role="column"]:focus {{ color: {t.accent}; }}
    QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ text-decoration: underline; }}
    QPushButton[role="adding"] {{ background: transparent; border: 1px dashed {t.faint}; border-radius: 7px;
        color: {t.muted}; min-height: {f.scaled(2.6)}px; }}
    QPushButton[role="adding"][quiet="true"] {{ border-color: transparent; min-height: 0; padding: 1px 8px; }}
    QPushButton[role="adding"]:hover, QPushButton[role="adding"]:focus {{ border-color: {t.accent};
        color: {t.accent}; }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
        color: {t.muted}; }}
    QToolButton:hover {{ background: {t.hover}; color: {t.text}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {t.soft}; color: {t.accent}; }}
    QToolButton:focus {{ border-color: {t.accent}; }}
    QToolButton:disabled {{ color: {t.faint}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton[role="fold"] {{ padding: 2px 4px; font-size: {f.scaled(0.92)}px; font-weight: 600; }}
    QToolButton[role="fold"]:checked {{ background: transparent; color: {t.muted}; }}
    QToolButton[role="fold"]:hover {{ color: {t.text}; }}
    QToolButton[role="rail"] {{ font-size: {f.scaled(0.85)}px; padding: 6px 2px 5px 2px; border-radius: 7px;
        border: 1px solid transparent; }}
    QToolButton[role="rail"]:checked {{ background: {t.soft}; color: {t.accent}; font-weight: 600; }}
    QToolButton[role="rail"]:focus {{ border-color: {t.accent}; }}
    QToolButton[role="chip"] {{ background: {t.panel}; color: {t.muted}; border: 1px solid {t.border};
        border-radius: 11px; padding: 2px 6px 2px 8px; min-height: 16px; font-size: {f.scaled(0.92)}px; }}
    QToolButton[role="chip"]:hover {{ background: {t.hover}; color: {t.text}; }}
    QToolButton[role="chip"]:checked {{ background: {t.soft}; color: {t.accent}; border-color: {t.soft}; }}
    QToolButton[role="chip"]:focus {{ border-color: {t.accent}; }}
    QToolButton[role="chip"][open="true"] {{ border-style: dashed; background: transparent; }}
    QToolButton[role="segment"] {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 0;
        border-right-width: 0; padding: 4px 10px; color: {t.text}; }}
    QToolButton[role="segment"]:hover {{ background: {t.hover}; }}
    QToolButton[role="segment"]:checked {{ background: {t.soft}; color: {t.accent}; font-weight: 600; }}
    QToolButton[role="segment"]:focus {{ color: {t.accent}; text-decoration: underline; }}
    QToolButton[role="segment"][place="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
    QToolButton[role="segment"][place="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px;
        border-right-width: 1px; }}
    QToolButton[role="segment"][place="only"] {{ border-radius: 6px; border-right-width: 1px; }}
    """


def _fields(t: Tokens, f: Fonts) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 6px; padding: 4px 8px;
        selection-background-color: {t.soft}; selection-color: {t.text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {t.accent}; }}
    QComboBox {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: 6px;
        padding: 4px 8px; min-height: 18px; selection-background-color: {t.soft}; selection-color: {t.text}; }}
    QComboBox:hover {{ background: {t.hover}; }}
    QComboBox:focus {{ border-color: {t.accent}; }}
    QComboBox:disabled {{ color: {t.faint}; background: {t.panel}; }}
    QComboBox::drop-down {{ border: 0; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{(LOOK / f"down-{t.name}.svg").as_posix()}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ border: 1px solid {t.border}; padding: 4px; }}
    QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QLineEdit:disabled {{ color: {t.faint}; background: {t.panel}; }}
    QLineEdit[role="title"], QTextEdit[role="title"] {{
        font-family: "{f.serif_family}"; font-size: {f.scaled(1.85)}px; font-weight: 600;
        border: 0; background: transparent; padding: 0; }}
    QLineEdit[role="bare"], QTextEdit[role="bare"], QPlainTextEdit[role="bare"] {{ border: 0;
        background: transparent; padding: 0; }}
    QLineEdit[wrong="true"] {{ border-color: {t.danger}; }}
    QCheckBox, QRadioButton {{ spacing: 7px; }}
    QCheckBox::indicator, QTreeView::indicator, QTableView::indicator, QRadioButton::indicator {{
        width: 14px; height: 14px; border: 1px solid {t.faint}; background: {t.surface}; border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {{
        background: {t.accent}; border-color: {t.accent}; image: url("{(LOOK / f"check-{t.name}.svg").as_posix()}"); }}
    QRadioButton::indicator:checked {{ background: {t.on_accent}; border: 4px solid {t.accent}; width: 8px;
        height: 8px; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {t.faint}; }}
    QProgressBar {{ background: {t.line}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QGroupBox {{ border: 1px solid {t.border}; border-radius: 7px; margin-top: 18px; padding: 8px; }}
    QGroupBox::title {{ subcontrol-origin: margin; left: 4px; color: {t.muted}; font-weight: 600; }}
    """


def _lists(t: Tokens, f: Fonts) -> str:
    return f"""
    QAbstractItemView {{ background: {t.surface}; border: 0; outline: 0;
        selection-background-color: {t.selected}; selection-color: {t.text}; }}
    QAbstractItemView[role="panel"] {{ background: {t.panel}; }}
    QListWidget::item {{ padding: 5px 6px; }}
    QListView[role="popup"] {{ border: 1px solid {t.border}; padding: 4px; }}
    QListView[role="popup"]::item {{ padding: 5px 6px; }}
    QListView::item, QTreeView::item, QTableView::item {{ border: 0; }}
    QTableView::item {{ padding: 0 5px; }}
    QTreeView::item:hover, QListView::item:hover, QTableView::item:hover {{ background: {t.hover}; }}
    QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {{ background: {t.selected};
        color: {t.text}; }}
    QHeaderView {{ background: transparent; border: 0; }}
    QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0;
        border-bottom: 1px solid {t.border}; padding: 5px 8px; font-size: {f.scaled(0.88)}px; font-weight: 600; }}
    QTableCornerButton::section {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.border}; }}
    QTableView {{ gridline-color: {t.line}; }}
    """


def _tabs(t: Tokens, f: Fonts) -> str:
    return f"""
    QTabWidget {{ background: {t.panel}; border: 0; }}
    QTabWidget::pane {{ border: 0; border-top: 1px solid {t.border}; background: {t.surface}; top: -1px; }}
    QTabWidget::tab-bar {{ left: 10px; }}
    QTabBar {{ background: {t.panel}; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; border: 1px solid transparent; border-bottom: 0;
        padding: 6px 4px 6px 10px; margin-top: 4px; border-top-left-radius: 6px; border-top-right-radius: 6px;
        min-height: {f.scaled(1.5)}px; }}
    QTabBar QToolButton {{ padding: 2px; margin: 4px 2px 0 2px; border: 0; border-radius: 4px; }}
    QTabBar::tab:hover {{ color: {t.text}; }}
    QTabBar::tab:selected {{ background: {t.surface}; color: {t.text}; border-color: {t.border}; }}
    """


def _scrolling(t: Tokens, f: Fonts) -> str:  # noqa: ARG001  # all parts are called alike
    return f"""
    QScrollArea, QScrollArea > QWidget > QWidget[role="inside"] {{ background: transparent; border: 0; }}
    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:hover {{ background: {t.faint}; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _menus(t: Tokens, f: Fonts) -> str:  # noqa: ARG001  # all parts are called alike
    return f"""
    QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: 5px; }}
    QMenu::item {{ padding: 5px 22px 5px 10px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {t.selected}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 6px; }}
    QMenuBar {{ background: {t.panel}; border-bottom: 1px solid {t.line}; padding: 1px 6px; }}
    QMenuBar::item {{ background: transparent; padding: 3px 8px; border-radius: 5px; color: {t.muted}; }}
    QMenuBar::item:selected {{ background: {t.hover}; color: {t.text}; }}
    """
