import { expect, test } from "vitest";
import type { BlockReason } from "../../src/domain/documents/claim.ts";
import { verify } from "../../src/verify/verify.ts";

const STATED = "2024-03-12";

function check(claim: string, sentences: readonly string[], language = "en") {
  const cited = sentences.map((text) => ({ text, statedDate: STATED, language }));
  return verify(claim, cited);
}

const RATES =
  "The Bank of Norland raised its key rate by 25 basis points to 4.5% on Tuesday, officials said.";
const PORT =
  "The port of Quill could reopen on Friday as engineers assess the damage, the harbour office said.";
const MINE =
  "Police said 14 people died when the mine at Harrow flooded on Monday; rescuers brought out nine miners alive.";
const CUP = "Aldmere beat Corvin 3-1 in the final on Sunday, when Corvin lost its captain to injury.";
const RAID = "Soldiers from Tarsa began the raid in answer to Belmor's attack on a convoy last week.";
const MAYOR = "Mayor Ina Holt told residents on Monday that the bridge would stay closed for only two weeks.";

/** Each claim changes what the sentences say, and each is in words that they have. */
const CHANGED: readonly (readonly [BlockReason, string, string])[] = [
  ["opposite", "The Bank of Norland cut its key rate by 25 basis points to 4.5% on Tuesday.", RATES],
  ["opposite", "The Bank of Norland lowered its key rate to 4.5% on Tuesday.", RATES],
  ["certainty", "The port of Quill reopened on Friday, the harbour office said.", PORT],
  ["certainty", "The port of Quill will reopen on Friday, the harbour office said.", PORT],
  ["role", "Belmor began the raid in answer to an attack on a convoy last week.", RAID],
  ["emphasis", "The Bank of Norland raised its key rate by the largest step, 25 basis points.", RATES],
  ["emphasis", "The Bank of Norland doubled its key rate to 4.5% on Tuesday.", RATES],
  ["emphasis", "Police said several people died when the mine at Harrow flooded on Monday.", MINE],
  ["number", "Police said 14 miners died when the mine at Harrow flooded on Monday.", MINE],
  ["number", "The bridge would stay closed for at least two weeks, Mayor Ina Holt told residents.", MAYOR],
  ["event", "Police said nine miners were arrested when the mine at Harrow flooded on Monday.", MINE],
  ["cause", "The mine at Harrow that flooded on Monday caused 14 people died, police said.", MINE],
  ["negation", "The Bank of Norland refused to raise its key rate by 25 basis points on Tuesday.", RATES],
  ["negation", "Rescuers hardly brought out nine miners alive at Harrow, police said.", MINE],
  ["attribution", "The bridge would stay closed for only two weeks.", MAYOR],
  [
    "attribution",
    "carl benton told residents on Monday that the bridge would stay closed for only two weeks.",
    MAYOR,
  ],
  ["date", "The vote is at 2:30 p.m. GMT on Tuesday.", "The vote is at 2:30 p.m. ET on Tuesday."],
  ["number", "Five people died on the bus.", "Six people, five of them pupils, died on the bus."],
  [
    "certainty",
    "Two hundred sailors drowned off Quill on Sunday.",
    "The navy denied that two hundred sailors drowned off Quill on Sunday.",
  ],
  ["number", "The storm hit ４５ towns.", "The storm hit 46 towns on Monday."],
  ["number", "The storm hit ٤٥ towns.", "The storm hit 46 towns on Monday."],
];

test.each(CHANGED)(
  "a claim that changes what is said is blocked with reason %s: %s",
  (reason, claim, sentence) => {
    expect(check(claim, [sentence])).toMatchObject({ status: "blocked", reason });
  },
);

const KEPT: readonly (readonly [string, string])[] = [
  ["The Bank of Norland increased its key rate to 4.5% on Tuesday.", RATES],
  ["The port of Quill may reopen on Friday.", PORT],
  ["The harbour office said the port of Quill could possibly reopen on Friday.", PORT],
  ["Fourteen people died when the mine at Harrow flooded on Monday, police said.", MINE],
  ["Aldmere beat Corvin 3-1 on Sunday.", CUP],
  ["Tarsa soldiers began the raid after Belmor's attack on a convoy.", RAID],
  ["Six people died on the bus.", "Six people, five of them pupils, died on the bus."],
  [
    "The navy denied that two hundred sailors drowned.",
    "The navy denied that two hundred sailors drowned off Quill on Sunday, as a union said.",
  ],
  ["The storm hit ４６ towns.", "The storm hit 46 towns on Monday."],
  ["A fifth of the shops closed.", "One in five of the shops closed last year."],
  [
    "The bank raised rates by 0.75 percentage points.",
    "The bank raised rates by three-quarters of a percentage point.",
  ],
  ["The decision will be made on Friday.", "The decision will not be made until Friday."],
  ["The toll is 31, up from 27 a day earlier.", "The toll is 31 on Tuesday, up from 27 on Monday."],
  ["He ran the club from 2007 to 2011.", "He ran the club (2007-11) and sold it."],
  ["Leeds Utd won the match.", "Leeds United won the match."],
  ["The tax covers phones and PCs.", "The tax covers phones and personal computers."],
  ["She finished 4th in the race.", "She finished fourth in the race."],
];

test.each(KEPT)("a claim that keeps what is said is matched: %s", (claim, sentence) => {
  expect(check(claim, [sentence])).toMatchObject({ status: "matched" });
});

const GERMAN_KEPT: readonly (readonly [string, string])[] = [
  ["Das Land zahlt 3,5 Millionen Euro Soforthilfe.", "Das Land zahlt Soforthilfe in Höhe von 3,5 Mio. Euro."],
  ["Die Untersuchung umfasst 40 Schulen.", "Die Studie umfasst 40 Schulen."],
  ["Die Schäden liegen bei 20 Millionen Euro.", "Der Schaden liegt bei 20 Millionen Euro."],
  ["Die Zahl der Unwettertoten steigt auf 17.", "Die Zahl der Toten steigt auf 17."],
];

test.each(GERMAN_KEPT)("a German noun that the sentence lacks is no name: %s", (claim, sentence) => {
  expect(check(claim, [sentence], "de")).toMatchObject({ status: "matched" });
});

const GERMAN_CHANGED: readonly (readonly [BlockReason, string, string])[] = [
  ["name", "Anna Weber zahlt 20 Millionen Euro.", "Karl Weber zahlt 20 Millionen Euro."],
  [
    "negation",
    "Die Zahl der Toten ist nicht gestiegen.",
    "Die Zahl der Toten in der Stadt ist auf 17 gestiegen.",
  ],
  ["opposite", "Der Umsatz sank im Mai um 20 Prozent.", "Der Umsatz stieg im Mai um 20 Prozent."],
  ["number", "Das Land zahlt 3,5 Milliarden Euro.", "Das Land zahlt 3,5 Mio. Euro."],
];

test.each(GERMAN_CHANGED)("a German claim is blocked with reason %s: %s", (reason, claim, sentence) => {
  expect(check(claim, [sentence], "de")).toMatchObject({ status: "blocked", reason });
});
