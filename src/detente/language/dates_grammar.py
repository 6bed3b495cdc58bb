"""The words and patterns of English time expressions.

Patterns are matched against a copy of the text in which every dash is a hyphen and every white space a space, one for
one, so that offsets hold; paragraphs stay apart by their line breaks.
"""

from __future__ import annotations

import re

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\f\v"
_PLAIN = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), "’": "'", "ʼ": "'"})
_WRAP = re.compile(r"(?<=[^\s])\n(?=[^\s])")


def plain(text: str) -> str:
    """The text with plain hyphens, apostrophes and spaces, and wrapped lines joined; of the same length."""
    return _WRAP.sub(" ", text.translate(_PLAIN))


MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
        "oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
LONG_UNITS = {"fortnight": (2, "W"), "quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y")}
ORDINALS = {name: i for i, name in enumerate("first second third fourth".split(), 1)}
HOLIDAYS = {
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
}
# Days from Easter Sunday (of the western churches).
EASTER_DAYS = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}
# Month, weekday (0 is Monday) and which of them, -1 the last; as in the United States.
NTH_WEEKDAYS = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3),
}
HOLIDAY_NAMES = sorted(
    {
        " ".join(w if w == "of" else w.capitalize() for w in name.split())
        for name in (*HOLIDAYS, *EASTER_DAYS, *NTH_WEEKDAYS)
    }
)

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
DAY_WORDS = {word: i for i, word in enumerate(_FIRST, 1) if i > 3} | {"twentieth": 20, "thirtieth": 30}
DAY_WORDS |= {f"twenty-{word}": 20 + i for i, word in enumerate(_FIRST[:9], 1)} | {"thirty-first": 31}
NUMBERS = {word: i for i, word in enumerate(_SMALL)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
NUMBERS |= {"a": 1, "an": 1, "dozen": 12, "a dozen": 12, "hundred": 100, "a hundred": 100, "a couple of": 2}


def number(words: str) -> float | None:
    """What a numeral says ("30", "twenty-four", "a couple of", "two and a half"); None for "several", "a few"."""
    words = re.sub(r"\s+", " ", words.lower().strip())
    half = re.fullmatch(r"(.+?) and a half|(\d+) ?(?:1/2|½)", words)
    if half:
        whole = number(half[1] or half[2])
        return None if whole is None else whole + 0.5
    if words.startswith("half"):
        return 0.5
    if words.replace(",", "").isascii() and words.replace(",", "").isdigit():
        return int(words.replace(",", ""))
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = re.sub("-", " ", words).partition(" ")
    if tens in _TENS and ones in _SMALL[1:10]:
        return NUMBERS[tens] + NUMBERS[ones]
    return None


def _either(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _both_cases(words: list[str]) -> str:
    return _either([form for word in words for form in (word.capitalize(), word.upper())])


_FULL_MONTHS = _both_cases([name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")])
_DOTTED_MONTHS = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_MONTH = rf"(?:(?:{_FULL_MONTHS})\b|{_DOTTED_MONTHS}\b\.?)"
_BARE_MONTH = rf"(?:(?:{_FULL_MONTHS})\b|{_DOTTED_MONTHS}\.)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|\.\d|,\d{3}\b|%|:\d)\b"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|,\d|\.\d|%)\b"
_WEEKDAY = rf"(?:{_both_cases(list(WEEKDAYS))})"
_ABBREVIATED_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."
_TO = r"(?: ?- ?| to | through | until | till | and | or |/)"
_COUNT = (
    r"(?:\d+(?:,\d{3})*(?:\.5| and a half| 1/2)?|half an?|an?|a couple of|a dozen|several|a few|few|many|"
    rf"dozens of|hundreds of|(?:(?:{_either(_SMALL[1:10])}|an?) hundred)|"
    rf"(?:{_either(_TENS)})[- ](?:{_either(_SMALL[1:10])})|(?:{_either(NUMBERS)})(?: and a half)?)"
)
_UNIT = rf"(?:{_either([*UNITS, *[unit for unit in LONG_UNITS if unit != 'century']])}|centur(?:y|ie))s?"
_ABOUT = r"(?P<about>about|around|almost|nearly|roughly|some|just|only|over|under|up to|at least|less than|more than)"
_PART = (
    r"(?P<part>(?i:early|earlier|late|later|mid|"
    r"(?:the (?:very )?)?(?:beginning|start|middle|end|close|first half|second half)))"
)
_DAYPART = r"(?P<daypart>morning|afternoon|evening|night|noon|midday|midnight)"


def _rule(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<![A-Za-z]-){pattern}", flags)


# Each rule is known by its name to dates.py, which has one resolver of that name for it.
RULES: dict[str, re.Pattern[str]] = {
    "iso": _rule(rf"(?P<year>{_YEAR[:-2]}\b)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?\b(?!-?\d)"),
    "year_words": _rule(
        rf"nineteen[- ](?:(?P<tens>{_either(_TENS)})(?:[- ](?P<ones>{_either(_SMALL[1:10])}))?|"
        rf"(?P<teens>{_either(_SMALL[10:])}))(?! (?:percent|million|people|years))\b",
        re.IGNORECASE,
    ),
    "short_date": _rule(
        r"(?P<month>0?[1-9]|1[0-2])([-/])(?P<day>0?[1-9]|[12]\d|3[01])\2(?P<year>[0-8]\d|9\d)(?![-/\w])"
    ),
    "numeric": _rule(rf"(?P<first>\d{{1,2}})[./](?P<second>\d{{1,2}})[./](?P<year>{_YEAR})"),
    "month_day": _rule(
        rf"(?:(?P<weekday>{_WEEKDAY}|{_ABBREVIATED_WEEKDAY}),? (?:the )?)?(?P<month>{_MONTH}) (?P<day>{_DAY})"
        rf"(?:(?P<to>{_TO})(?P<last>{_DAY})(?! [a-z]+s\b| percent| million| billion| (?:{_MONTH})))?"
        rf"(?:(?:,|, in| of)? (?P<year>{_YEAR}|(?P<named>last|this|next) year))?"
    ),
    "day_month": _rule(
        rf"(?:(?P<weekday>{_WEEKDAY}|{_ABBREVIATED_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})"
        rf"(?:(?P<to>{_TO})(?P<last>{_DAY}))?(?: of|-)? ?(?P<month>{_MONTH})"
        rf"(?:(?:,|, in| of|-)? ?(?P<year>{_YEAR}|(?P<named>last|this|next) year))?"
    ),
    "month": _rule(
        rf"(?:{_PART}(?:-| of | in | ))?(?:(?P<which>(?i:last|this|next|past|coming|this past|this coming)) )?"
        rf"(?P<month>{_BARE_MONTH})(?! \d{{1,2}}\b(?!,\d))"
        rf"(?:(?:,| of)? (?P<year>{_YEAR})|(?:,| of)? (?P<named>last|this|next) year)?"
    ),
    "weekday": _rule(
        rf"(?:(?P<part>early|earlier|late|later) )?(?:(?P<which>(?i:last|this|next|past|coming|this past|"
        rf"this coming|the (?:following|previous|next|same))) )?(?P<weekday>{_WEEKDAY})"
        rf"(?:,? (?:{_DAYPART}|(?P<week>last|this|next) week))?(?!s\b)\b"
    ),
    "day": _rule(
        r"(?:(?:(?:early|earlier|late|later) )?(?P<word>yesterday|today|tomorrow)(?: (?:morning|afternoon|evening|"
        r"night))?|(?P<near>tonight)|the day (?P<beyond>before yesterday|after tomorrow)|"
        r"(?:(?:early|earlier|late|later) )?(?P<this>this|last) (?:morning|afternoon|evening|night))\b",
        re.IGNORECASE,
    ),
    "unit": _rule(
        rf"(?:{_PART} (?:of |in )?)?(?P<which>last|this|next|the (?:current|previous|following|next|same|past|coming|"
        r"preceding)|current|latest|that(?: same)?|(?<=of )the|(?<=over )the|(?<=of )that) (?:fiscal )?"
        r"(?P<unit>day|week|weekend|month|year|decade|quarter|"
        rf"century|morning|evening|night|{_either(SEASONS)})(?! (?:and|or) |-)\b",
        re.IGNORECASE,
    ),
    "half": _rule(
        rf"(?:{_PART} of |{_PART.replace('<part>', '<part2>')}[ -])(?P<year>{_YEAR})",
        re.IGNORECASE,
    ),
    "day_side": _rule(r"(?:the|a) (?P<unit>day|week|month|year) (?P<side>before|after|earlier|later)\b", re.IGNORECASE),
    "offset": _rule(
        rf"(?:{_ABOUT} )?(?P<count>{_COUNT})[ -](?P<unit>{_UNIT})(?P<more> and a half| or so)? "
        r"(?P<side>ago|earlier|later|before|prior|previously|afterwards?|hence|from now|from today|after)\b"
        r"(?!(?<=after) [a-z]*(?:ing|his|her|their|its|the|an?)\b)",
        re.IGNORECASE,
    ),
    "ahead": _rule(rf"(?<=\b[iI]n )(?:{_ABOUT} )?(?P<count>{_COUNT}) (?P<unit>{_UNIT})(?:' time)?\b", re.IGNORECASE),
    "duration": _rule(
        rf"(?:(?P<window>the|these) (?P<way>past|last|next|coming|first|final|previous|following) )?(?:{_ABOUT} )?"
        rf"(?P<count>{_COUNT})[ -](?P<more>additional |more |full |long |consecutive |straight )?(?P<unit>{_UNIT})"
        r"(?: and a (?P<half>half))?(?!'?s?[- ](?:old|olds|ago|young)\b)(?!-)\b",
        re.IGNORECASE,
    ),
    "set": _rule(
        rf"(?:(?:every|each) (?:(?P<count>other|second|third|two|three|four) )?(?P<unit>{_UNIT}|{_WEEKDAY})|"
        r"(?P<adverb>daily|weekly|monthly|quarterly|annually|yearly|hourly|nightly|biweekly)|"
        rf"(?:(?<=\bper )|(?<=[a-z0-9] )(?:once|twice) an? )(?P<per>{_UNIT}))(?! newspaper)\b|(?P<days>{_WEEKDAY}s)\b",
        re.IGNORECASE,
    ),
    "amount": _rule(
        r"(?:(?:the |these )?(?:recent|coming|past|last|next|following) |(?<=\bfor )(?:many |some )?|(?<=\bin the ))"
        r"(?:(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries))(?! (?:of age|old|ago|later)\b)\b",
        re.IGNORECASE,
    ),
    "long": _rule(r"(?P<unit>minute|hour|day|night|week|month|year|decade|centurie)(?P<many>s)?-long\b", re.IGNORECASE),
    "week_on": _rule(
        rf"(?:(?P<count>a|one|two|three) weeks? (?:on|from) (?P<day>{_WEEKDAY}|today|tomorrow)|"
        rf"(?:(?<=\bon )|(?<=\bby ))(?P<later>{_WEEKDAY}|today|tomorrow) week)(?!')\b"
    ),
    "out": _rule(r"(?<=before )the (?P<unit>week|month|year) (?:is|was) (?:out|over|through)\b", re.IGNORECASE),
    "week_of": _rule(
        rf"(?i:the week (?:of|beginning|starting) )(?P<month>{_MONTH}) (?P<day>{_DAY})"
        rf"(?:(?:,|, in| of)? (?P<year>{_YEAR}))?"
    ),
    "year_back": _rule(r"(?:the |a )?year[- ](?:earlier|ago)\b", re.IGNORECASE),
    "definite": _rule(
        r"(?:(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bfor ))the (?P<unit>year|month)|the (?P<quarter>quarter))"
        r"(?! (?:before|after|earlier|later|of|to|when|that|since|in which)\b|[-\w])",
        re.IGNORECASE,
    ),
    "fiscal": _rule(rf"(?:the )?fiscal (?:year )?(?P<year>{_YEAR})", re.IGNORECASE),
    "season": _rule(
        r"(?:(?P<part>early|late|mid)[ -])?(?:(?P<which>last|this|next|this past|this coming|the|by|until|since|"
        rf"before) )?(?P<season>{_either(SEASONS)})(?: (?:of )?(?P<year>{_YEAR}))?\b",
        re.IGNORECASE,
    ),
    "quarter": _rule(
        rf"(?:the )?(?:fiscal )?(?P<number>first|second|third|fourth)(?: fiscal)?[ -]quarter(?: of)?(?: fiscal)?"
        rf"(?: (?P<year>{_YEAR}|(?P<named>last|this|next) year))?\b",
        re.IGNORECASE,
    ),
    "decade": _rule(
        r"(?:(?P<part>(?:the )?(?:early|late|mid)|the)[ -])?"
        r"(?:(?P<decade>(?:1[5-9]|20)\d)0'?s|(?<=the )'(?P<short>[2-9])0s|"
        r"(?:nineteen[ -])?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        re.IGNORECASE,
    ),
    "century": _rule(r"(?:the )?(?P<number>\d\d)(?:st|nd|rd|th)[ -]century\b", re.IGNORECASE),
    "years": _rule(rf"(?P<first>{_YEAR})-(?P<last>{_YEAR}|\d\d\b)(?!-)"),
    "year": _rule(rf"(?P<year>{_YEAR})(?![-/]\d)"),
    "nth": _rule(
        rf"(?:(?<=\b(?i:on|by) )|(?<=\b(?i:until|since|after) )|(?<=\b(?i:before) ))"
        rf"the (?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)|{_either(DAY_WORDS)})"
        r"(?: of (?P<which>this|that|last|next|the) month)?"
        r"(?=[,.;:)?!]| (?:in|at|of|with|and|to|for|when|after|before|the|they|he|she|it|we)\b|\s*$)"
    ),
    "holiday": _rule(
        rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<name>{_either(HOLIDAY_NAMES)})"
        rf"(?:,? (?P<year>{_YEAR})|,? (?P<named>last|this|next) year)?(?: (?P<unit>week|weekend))?\b"
    ),
    "clock": _rule(
        r"(?:around |about )?(?:(?:1[0-2]|0?[1-9])(?::[0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b)|(?:[01]?\d|2[0-3]):"
        rf"[0-5]\d(?!\d)|noon\b|midday\b|midnight\b|"
        r"(?:1[0-2]|[1-9])(?: o'clock)? in the (?:morning|afternoon|evening)\b|"
        rf"(?:1[0-2]|[1-9]) o'clock\b)(?:,? \(?(?:[A-Z]{{1,3}}T|GMT|UTC|(?:[A-Z]\w+|local) time)\b\)?)?"
        r"(?: \(\d{4} GMT\))?"
        rf"(?:,? (?:on )?(?P<weekday>{_WEEKDAY}|today|yesterday|tomorrow))?"
    ),
    "vague": _rule(
        r"(?:(?P<now>now|current(?:ly)?|at present|at the moment|at this time|these days|nowadays)|"
        r"(?P<past>recent|recently|lately|"
        r"in the past(?! (?:[\w-]+ )?(?:days?|weeks?|months?|years?|decades?)\b))|"
        r"(?P<future>(?<!as )soon|(?:in )?the (?:very |not too distant |near |foreseeable )*future))\b",
        re.IGNORECASE,
    ),
}
