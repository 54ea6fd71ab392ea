"""A fictional programme in English: each paragraph with what it is, and how Word has it."""

from tests.importing.files import packed, paragraph, table, word_parts

RESULTS = (("Year", "Homes built", "Homes needed"), ("2023", "112", "400"), ("2024", "98", "400"))

# What it should become, its style or the level of a point, and its words.
PROGRAMME = [
    ("programme", "Title", "A Town for Everyone: Our Programme 2026–2030"),
    ("text", "Text", "Adopted by the annual meeting of the Millbrook Alliance on 14 March 2026."),
    ("skip", "Text", "Contents"),
    ("skip", "TOC1", "Foreword\t2"),
    ("skip", "TOC1", "Homes\t3"),
    ("skip", "TOC2", "More to rent\t3"),
    ("skip", "TOC1", "Schools\t4"),
    ("skip", "TOC1", "Getting around\t5"),
    ("skip", "TOC1", "Health and care\t6"),
    ("subheading", "Heading1", "Foreword"),
    (
        "text",
        "Text",
        "Dear voters! This programme says what we will do until 2030, and you can check.",
    ),
    ("area", "Heading1", "Homes"),
    ("lead", "Text", "Everybody needs a place to live, and nobody should spend half a wage on it."),
    ("text", "Text", "For ten years the town has built too little. The young move away."),
    ("list_heading", "Heading2", "More to rent"),
    ("promise", 0, "Build 1,600 homes by 2030."),
    ("promise", 1, "A third of them by the town’s own company."),
    ("promise", 1, "At least 120 for students, near the station."),
    ("promise", 0, "Cap the rents of new flats at 30 per cent of a nurse’s wage."),
    ("subheading", "Heading2", "What has been built"),
    ("text", "Text", "The figures are those of the county."),
    ("table", RESULTS, ""),
    ("key_figure", "Text", "400 homes a year"),
    ("area", "Heading1", "Schools"),
    ("lead", "Text", "Every child shall learn to read."),
    ("list_heading", "Text", "That is why we will:"),
    ("promise", 0, "Hire 25 teachers in the first year."),
    ("promise", 0, "Serve a free lunch to every pupil."),
    ("promise", 0, "Open the libraries of all schools in the holidays."),
    ("quote", "Text", "“I have never met a child who could not learn to read.” – Ann Lee, teacher"),
    ("area", "Heading1", "Getting around"),
    ("text", "Text", "A long paragraph that explains the traffic. " * 12),
    ("subheading", "Heading2", "Buses"),
    ("text", "Text", "Buses are full in the morning and empty at noon."),
    ("list_heading", "Text", "We promise:"),
    ("promise", 0, "A bus every ten minutes on the four main lines."),
    ("promise", 0, "Free travel for everybody under 19."),
    ("list_heading", "Heading2", "Cycling"),
    ("list_heading", 0, "In the centre:"),
    ("promise", 1, "Build 40 km of cycle paths."),
    ("promise", 1, "Close Mill Street to cars."),
    ("list_heading", 0, "In the villages:"),
    ("promise", 1, "Light the path between Ashby and Millbrook."),
    ("area", "Heading1", "Health and care"),
    ("lead", "Text", "Nobody should wait for a place where they can grow old."),
    ("promise", 0, "Open two new care homes."),
    ("promise", 0, "Guarantee a place within 60 days."),
    ("skip", "Heading1", "Sources"),
    (
        "skip",
        "Text",
        "County statistics, 2025. Millbrook Town Council, annual reports 2023 and 2024.",
    ),
]


def english_programme():
    """Return the programme as a .docx."""
    body = ""
    for _, look, text in PROGRAMME:
        if isinstance(look, tuple):
            body += table(look)
        elif isinstance(look, int):
            body += paragraph(text, level=look)
        else:
            body += paragraph(text, look)
    return packed(word_parts(body))
