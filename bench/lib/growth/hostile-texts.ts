/** What texts are made of that make text work slow: each unit is repeated, alone and with another one. */
export const UNITS: readonly string[] = [
  ...["1", "1 ", "12,", "1.", "1:", "1-", "1/", "$5 ", "5% ", "1,000 ", "000,", "½", "2024-"],
  ...['"', "“", "”", "„a“ ", "'", "‘a", "’s ", "``", "«", "( ", ")", "[1]", "{"],
  ...["A", "A ", "Aa ", "AB ", "U.S. ", "J. ", "Mr. ", "O'", "A-", "al-", "of the ", "van der "],
  ...["a", "a ", "e", "ing", "ä", "é", "e\u0301", "\u0301", "ß", "a.b", "a@b.c ", "https://a/", "#a ", "<a>"],
  ...[".", ". ", "...", "!", "? ", ",", ", ", ";", ": ", "-", " - ", "—", "…", "|"],
  ...[" ", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\r\n", "* ", "- a\n"],
  ...["漢", "の。", "가 ", "ا ", "Ж ", "ก", "😀", "\ud800"],
  ...[
    "May ",
    "May 1 ",
    "1 May ",
    "Monday ",
    "on Friday, ",
    "two days ago ",
    "10 a.m. ",
    "in 2019 ",
    "3/4/2024 ",
  ],
  ...["one ", "two hundred and ", "half a ", "million ", "dozens of ", "a third of ", "about ", "from 5 to "],
  ...[
    "said ",
    "killed ",
    "12 killed ",
    "the toll of ",
    "rose to 5 ",
    "including ",
    "not ",
    "didn't ",
    "more than ",
    "who ",
  ],
  ...["sagte ", "Zahl der ", "darunter ", "am 3. ", "zwei ", "nicht "],
];

/** A text of `length` UTF-16 units. */
export type TextMaker = (length: number) => string;

/** A kind of hostile text, with a name for the report. */
export interface HostileText {
  readonly name: string;
  readonly make: TextMaker;
}

function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

const named = (name: string, make: TextMaker): HostileText => ({ name, make });

/** One unit over and over; the same with another end, so that what is sought at the end is never found. */
export const SINGLES: readonly HostileText[] = UNITS.flatMap((unit) => [
  named(JSON.stringify(unit), (length) => fill(unit, length)),
  named(`${JSON.stringify(unit)}, then "x!"`, (length) => `${fill(unit, length - 2)}x!`),
]);

/** Each unit is mixed with the units this far behind it in the list, which are of other kinds. */
const PARTNERS = [9, 40];

/** Two units in turn, and a run of the first before a run of the second. */
export const MIXTURES: readonly HostileText[] = UNITS.flatMap((first, at) =>
  PARTNERS.flatMap((distance) => {
    const second = UNITS[(at + distance) % UNITS.length] ?? "";
    return [
      named(JSON.stringify([first, second]), (length) => fill(first + second, length)),
      named(
        `${JSON.stringify(first)} before ${JSON.stringify(second)}`,
        (length) => fill(first, length / 2) + fill(second, length / 2),
      ),
    ];
  }),
);
