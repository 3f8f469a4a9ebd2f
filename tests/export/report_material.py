"""An invented report, used by the tests of the writer."""

from fieldnotes.export.outline import CodebookRow, MemoExtract, OtherCode, Quotation, Report, Section

RUST, TEAL, VIOLET, OCHRE, BLUE, ROSE = "#B4532A", "#2E6E68", "#7A5BA6", "#B38A1E", "#3B74B0", "#A4446C"

RISK = Quotation(
    "c" * 32,
    "We keep being asked what we have achieved, as if anybody had told us what it was supposed to look like.",
    attribution="Practice team member",
    note="Steering group, third meeting",
    observed="12 Nov 2013",
    paragraph=4,
    before="Nobody spoke for a while. Then Rose put her pen down. ",
    after=" She laughed, but nobody else did.",
    register="verbatim",
    others=(OtherCode("what counts as success", OCHRE), OtherCode("observer seen", VIOLET)),
    comments=("The word “achieved” comes from the funder’s form.",),
    coders=("LA",),
    exemplar=True,
)

CONTRACT = Quotation(
    "d" * 32,
    "She is on a contract to March. “If this fails it is my name on it, not the hospital’s.”",
    attribution="Practice team member",
    note="Corridor, after the ward round",
    observed="4 Feb 2012",
    paragraph=2,
    register="near-verbatim",
    others=(OtherCode("careers at stake", RUST),),
)

POSITION = Quotation(
    "e" * 32,
    "He could publish either way, he said, whatever became of the ward; that was the comfort of his position.\n"
    "I wrote this down in the lift, and noticed that I had not asked who “either way” left out. The same went "
    "for the rest of us on the research side: the worst that could happen to us was a dull paper, and even a dull "
    "paper is a paper. On the ward the worst was a job. It took me two years to see that the calm I had put down "
    "to temperament was paid for by somebody else’s exposure.",
    attribution="Research team member",
    note="Interview, research lead",
    observed="27 Nov 2012",
    paragraph=31,
    register="recalled",
)

MEMO = MemoExtract(
    "f" * 32,
    "Risk is carried unevenly",
    "The same project is a wager for one side and a case study for the other. What looks like caution in the "
    "practice team is a reading of who will be named if it fails.\n"
    "Compare the second dialogue round: once the contract question was said aloud, the talk changed within a month.",
    kind="theoretical",
    date="3 Mar 2014",
    author="LA",
    link="about unequal risk-taking",
)


def invented_report() -> Report:
    """Two branches of codes, memos, a codebook, five scripts."""
    quotations = tuple(
        Quotation(
            f"{number:032}",
            text,
            attribution=who,
            note=note,
            observed=when,
            paragraph=number + 1,
            language=language,
        )
        for number, (text, who, note, when, language) in enumerate(_OTHERS)
    )
    definition = "One partner carries a danger to position, income or standing that the other does not."
    sections = (
        Section(
            "1",
            "Challenges to identity",
            RUST,
            1,
            definition="Moments at which somebody’s standing as who "
            "they are, or what they know, is put in question by working together.",
            summary="No quotation of its own",
        ),
        Section(
            "2",
            "unequal risk-taking",
            RUST,
            2,
            ("Challenges to identity",),
            definition,
            "risk that is only felt.",
            "risk to patients (see safety).",
            "“my name on it, not the hospital’s”",
            "3 quotations from 3 notes, 2012–2013",
            (RISK, CONTRACT, POSITION),
            (MEMO,),
        ),
        Section(
            "3",
            "careers at stake",
            ROSE,
            2,
            ("Challenges to identity",),
            "A post, a promotion or a reputation hangs on how the work turns out.",
            summary="2 quotations from 2 notes, 2012–2014",
            quotations=(CONTRACT, *quotations[:1]),
        ),
        Section(
            "4",
            "Potential space",
            TEAL,
            1,
            (),
            "Room in which something can be tried before anyone signs it off.",
            summary="5 quotations from 5 notes, 2010–2016",
            quotations=quotations[1:],
        ),
        Section("5", "play, trying out", BLUE, 2, ("Potential space",), "", summary="No quotation in this scope"),
    )
    rows = tuple(
        CodebookRow(
            section.name,
            section.colour,
            section.level,
            section.definition,
            section.include,
            section.exclude,
            section.example,
            "focused" if section.level == 2 else "",
            len(section.quotations),
        )
        for section in sections
    )
    return Report(
        "Working together, slowly",
        "What two teams said about risk, room to try things, and being watched",
        ("L. Aldous", "M. Ferrant"),
        "2019-03-12",
        (
            ("Project", "Two teams, six years"),
            ("Notes", "58 of 64, observed 2008 – 2018"),
            ("Codes", "5 of 25"),
            ("Names", "People are shown by their team as at the date observed"),
        ),
        (("Quotations", "10, from 10 notes"), ("Memos", "2")),
        sections,
        rows,
        (
            MemoExtract(
                "0" * 32,
                "On being asked to evaluate",
                "I noticed today that I have stopped correcting people "
                "who call me the evaluator. It is easier, and it is not true.",
                "reflexive",
                "9 Jan 2012",
                "MF",
            ),
        ),
        withheld=2,
    )


_OTHERS = (
    (
        "If the pilot goes under I go back to the pool, and so do the two people I brought with me.",
        "Practice team member",
        "Canteen",
        "Mar 2014",
        "en",
    ),
    (
        "We had an hour on Thursdays that nobody minuted. I think everything that lasted began there.",
        "Research team member",
        "Dialogue exercise, round 2",
        "spring 2015",
        "en",
    ),
    (
        "Es war ein Raum, in dem man sich blamieren durfte – 🙂 – ohne dass es jemand aufschrieb.",
        "Practice team member",
        "Besuch in Basel",
        "8 Jun 2010",
        "de",
    ),
    ("夜に病棟を歩くと、昼間とは違う話が聞ける。", "Guest from Osaka", "Night walk", "2 Oct 2011", "ja"),
    ("كان الاجتماع هادئا، ولم يكتب أحد شيئا (2012).", "Interpreter", "Visit with an interpreter", "2012", "ar"),
    ("夜與三弟談至更深。", "Visitor", "Letter read aloud", "about 2016", "zh"),
)
