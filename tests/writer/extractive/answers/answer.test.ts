import { expect, test } from "vitest";
import type { PassageHit } from "../../../../src/domain/documents/passage.ts";
import { parseQuestion } from "../../../../src/text/queries/parse-question.ts";
import { answerFromPassages } from "../../../../src/writer/extractive/answers/answer.ts";
import { material, passage } from "./answer-material.ts";

const others = [
  passage("orchard.txt", [
    "Apple growers in the valley expect a small harvest.",
    "Frost came late this spring.",
  ]),
  passage("bridge.txt", ["The old bridge at Tarn will be closed for repairs until June."]),
];

const answerTexts = (question: string, passages: readonly PassageHit[], searchQuery?: string) => {
  const answer = answerFromPassages(material(question, [...passages, ...others], searchQuery));
  return { status: answer.status, texts: answer.claims.map((claim) => claim.text) };
};

test("cites sentence numbers of the document, not of the passage", () => {
  const tram = passage(
    "tram.txt",
    ["The tram to Belvar derailed and 9 riders were hurt.", "Nobody died."],
    7,
  );
  const { claims, documents } = answerFromPassages(
    material("How many riders were hurt when the Belvar tram derailed?", [tram, ...others]),
  );
  expect(claims[0]?.evidence).toEqual([
    { document: "tram.txt", sentences: [7], quote: "The tram to Belvar derailed and 9 riders were hurt." },
  ]);
  expect(documents).toEqual(["tram.txt"]);
});

test("shows at most four sentences, without repetition", () => {
  const line = (count: number) =>
    `The tram to Belvar derailed near stop ${count} and ${count} riders were hurt.`;
  const same = [4, 5, 6, 7, 8, 9].map((count) => passage(`${count}.txt`, [line(count)]));
  const { texts } = answerTexts("How many riders were hurt when the Belvar tram derailed?", same);
  expect(texts).toHaveLength(1);
  const reports = [
    "Riders hurt in Belvar: 9 of them, doctors found after their tram had derailed.",
    "Belvar saw a tram derailed in heavy fog; hurt riders numbered 9, with broken arms mostly.",
    "A union counts 11 hurt riders, drivers included, since Monday's derailed Belvar tram.",
    "Hurt: 9 riders, says the mayor of Belvar, who blames old rails for a derailed tram.",
    "Of 80 riders aboard the derailed tram, Belvar's clinic treated 9 hurt before noon.",
  ].map((text, index) => passage(`report-${index}.txt`, [text]));
  const several = answerTexts("How many riders were hurt when the Belvar tram derailed?", reports);
  expect(several.texts.length).toBeGreaterThan(1);
  expect(several.texts.length).toBeLessThanOrEqual(4);
});

test("does not answer with a question", () => {
  const quiz = passage("quiz.txt", ["Which tram derailed in Belvar on Friday?", "It is time for our quiz."]);
  expect(answerTexts("Which tram derailed in Belvar on Friday?", [quiz]).texts).not.toContain(
    "Which tram derailed in Belvar on Friday?",
  );
});

test("needs the kind of answer asked for: a name, a date, a count of the right thing", () => {
  const tram = passage("tram.txt", ["The tram to Belvar derailed and 9 riders were hurt near the market."]);
  for (const question of [
    "When did the tram to Belvar derail?",
    "What percentage of the riders of the Belvar tram were hurt?",
    "How long were the riders of the Belvar tram hurt?",
    "How many markets did the tram to Belvar hurt?",
  ]) {
    expect(answerTexts(question, [tram]), question).toMatchObject({
      status: "closest",
      texts: [tram.sentences[0]],
    });
  }
  expect(answerTexts("How many riders were hurt in the Belvar tram?", [tram]).status).toBe("answered");
});

test("needs the question's quotations near the answer", () => {
  const tram = passage("tram.txt", [
    "Mayor Ilse Korn told reporters that the derailed Belvar tram near the harbour market was “a grave warning to us”.",
  ]);
  const statusFor = (quote: string) =>
    `Who told reporters that the derailed Belvar tram near the harbour market was “${quote}”?`;
  expect(answerTexts(statusFor("a grave warning"), [tram]).status).toBe("answered");
  expect(answerTexts(statusFor("a rolling warning"), [tram]).status).toBe("closest");
});

test("does not need the description that the answer replaces", () => {
  const lind = passage("lind.txt", ["Mara Lind begins her Belvar residency on Friday at the tram depot."]);
  const question = "Which popular young singer begins a Belvar residency at the tram depot on Friday?";
  expect(answerTexts(question, [lind]).status).toBe("answered");
});

test("corroboration by another document helps a sentence that covers part of the question", () => {
  const question = "Which drivers struck after a Belvar tram derailed in heavy fog without brakes?";
  const one = passage("one.txt", ["Drivers of the Belvar tram struck after one derailed in fog."]);
  const other = passage("other.txt", ["Fog: the Belvar tram derailed and struck its drivers."]);
  const passageShares = new Map(parseQuestion(question).stems.map((stem) => [stem, 0.1]));
  const status = (passages: readonly PassageHit[]) =>
    answerFromPassages({ ...material(question, passages), passageShares, libraryPassages: 40 }).status;
  expect(status([one])).toBe("closest");
  expect(status([one, other])).toBe("answered");
});

test("needs the reason for the right event", () => {
  const tram = passage("tram.txt", [
    "Belvar Transit, which battled the ferry company, closed after a fire.",
    "Nobody was hurt.",
    "Its last tram was sent to a museum.",
    "Riders may buy tickets for the bus.",
  ]);
  const why = (what: string) => answerTexts(`Why did Belvar Transit ${what}?`, [tram]).status;
  expect(why("buy the ferry company")).toBe("closest");
  expect(why("battle the ferry company")).toBe("answered");
});

test("a location may be unnamed, but a country must be named", () => {
  const tram = passage("tram.txt", ["The Belvar tram was found in a river."]);
  expect(answerTexts("Where was the Belvar tram found?", [tram]).status).toBe("answered");
  expect(answerTexts("In which country was the Belvar tram found?", [tram]).status).toBe("closest");
});

test("needs a statement by the person in question", () => {
  const council = passage("council.txt", [
    'The mayor of Belvar said the rails were old. "We knew of the rails for years," the union said of Belvar.',
    '"Nothing is wrong with our trams," Operator Halden told reporters in Belvar.',
  ]);
  expect(answerTexts("What did Halden say?", [council]).texts[0]).toContain("Nothing is wrong");
  const silent = passage("silent.txt", ["The mayor said that Halden would be fined for the derailed tram."]);
  expect(answerTexts("What did Halden say?", [silent]).status).toBe("closest");
});

test("a yes/no question needs everything in one sentence", () => {
  const near = passage("near.txt", [
    "Mayor Ilse Korn opened the new line.",
    "A cyclist was killed on Friday.",
  ]);
  expect(answerTexts("Was Ilse Korn killed?", [near]).status).toBe("closest");
  const together = passage("together.txt", ["Ilse Korn was killed in a crash, police said."]);
  expect(answerTexts("Was Ilse Korn killed?", [together]).texts).toEqual(together.sentences);
});

test("the conversation's topic alone is no answer, and the document must be about it", () => {
  const tram = passage("tram.txt", ["The tram to Belvar derailed near the market.", "9 riders were hurt."]);
  const other = passage("ferry.txt", ["The Oster ferry hit a pier.", "14 passengers were hurt."]);
  const carried = "and how many were hurt? tram Belvar derailed";
  expect(answerTexts("and how many were hurt?", [other, tram], carried).texts[0]).toBe("9 riders were hurt.");
  expect(answerTexts("and how many were hurt?", [other], carried).status).not.toBe("answered");
  const lottery = "and who won the lottery? tram Belvar derailed";
  expect(answerTexts("and who won the lottery?", [tram], lottery).status).not.toBe("answered");
});

test("refuses without a closest sentence if there are no passages", () => {
  const none = material("What is the height of Mount Ararat?", []);
  expect(answerFromPassages(none)).toEqual({ status: "not-in-documents", claims: [], documents: [] });
});
