"""Short articles of three outlets over four years, about holders of offices who do not exist."""

from kg.model import Article


def _told(name: str, outlet: str, published: str, title: str, text: str) -> Article:
    return Article(id=name, title=title, text=text, published=published, outlet=outlet)


ARTICLES = [
    _told(
        "generals",
        "The Lantern",
        "2029-03-04",
        "Hallanvik meets generals",
        "Norway's defence minister Odric Hallanvik met generals in Bergen on Saturday.",
    ),
    _told(
        "border",
        "Northern Post",
        "2030-02-12",
        "Hallanvik at the border",
        "Norway's Defence Minister Odric Hallanvik visited the border on Monday, his office said.",
    ),
    _told(
        "first-talks",
        "The Lantern",
        "2030-05-18",
        "Talks open in Turku",
        "The Norwegian delegation at the talks with Finland in Turku on 17 May 2030 was led by Odric Hallanvik.",
    ),
    _told(
        "mistake",
        "Harbour Times",
        "2030-09-20",
        "A former minister speaks",
        "Former Norwegian defence minister Odric Hallanvik said on Friday that the talks had been a mistake.",
    ),
    _told(
        "barracks",
        "Northern Post",
        "2031-01-15",
        "New barracks in Bergen",
        "Norway's defence minister Suna Farrowby opened barracks in Bergen on Wednesday.",
    ),
    _told(
        "second-talks",
        "Harbour Times",
        "2031-05-18",
        "Second talks in Turku",
        "The Norwegian delegation at the talks with Finland in Turku on 17 May 2031 was led by Suna Farrowby.",
    ),
    _told(
        "soldiers",
        "The Lantern",
        "2031-11-03",
        "More pay for soldiers",
        "Norway's defense minister Suna Farrowby told soldiers on Sunday that their pay would rise.",
    ),
    _told(
        "third-talks",
        "Northern Post",
        "2032-03-05",
        "Third talks in Vaasa",
        "The Norwegian delegation at the talks with Finland in Vaasa on 4 March 2032 was led by Suna Farrowby.",
    ),
    _told(
        "court",
        "Harbour Times",
        "2032-06-09",
        "Minister of old in court",
        "Jonas Velmgard, a former defence minister of Norway, appeared in court in Bergen on Tuesday.",
    ),
]
