import { expect, test } from "vitest";
import { people } from "../../../src/text/names/people.ts";
import { answerKind, parseQuestion } from "../../../src/text/queries/parse-question.ts";
import { expandStem, withSynonyms } from "../../../src/text/queries/synonyms.ts";
import { stems } from "../../../src/text/tokens/tokens.ts";

test.each([
  ["Who opened the new line?", "person"],
  ["Who is Ilse Korn?", "identity"],
  ["When was that?", "time"],
  ["What year did it open?", "time"],
  ["Where is the museum?", "whereabouts"],
  ["Which country has no army?", "place"],
  ["How many trams are there?", "count"],
  ["How much did it cost?", "money"],
  ["What percentage of riders paid?", "percent"],
  ["How old is she?", "duration"],
  ["Why was it closed?", "reason"],
  ["What did the mayor say about it?", "statement"],
  ["Was it closed?", "yes-no"],
  ["Which painting was stolen?", "thing"],
  ["What did the mayor say when the line opened?", "statement"],
  ["Which tram was hit when it left the depot?", "thing"],
  ["The tram, which opened when she was mayor, was sold. Who bought it?", "person"],
  ["Ilse Korn, who died on Friday, was mayor of which city?", "place"],
  ["Below what price did bread fall?", "money"],
])("%s expects the answer kind %s", (question, kind) => {
  expect(answerKind(question)).toBe(kind);
});

test("question and framing words are not searched for", () => {
  expect(parseQuestion("Can you please tell me what happened to the Nordlys this week?").stems).toEqual(
    stems("Nordlys"),
  );
  expect(parseQuestion("What about it, and who are they?").stems).toEqual([]);
});

test("finds what is counted and what happened to it", () => {
  const { focus, predicate } = parseQuestion("How many Danish passengers of the Nordlys were injured?");
  expect(focus).toEqual(stems("passengers"));
  expect(predicate).toBe(stems("injured")[0]);
});

test("descriptions of the answer and loose modifiers are optional; names and the verb are not", () => {
  const optionalStems = (question: string) => [...parseQuestion(question).optionalStems];
  expect(optionalStems("Which famous painter will open the Belvar museum soon?")).toEqual(
    stems("famous painter soon"),
  );
  expect(optionalStems("Which island republic plunged into chaos?")).toEqual(stems("island republic"));
  expect(optionalStems("Which Danish ferry sank?")).toEqual([]);
});

test("finds quoted phrases of several words, unless the whole question is quoted", () => {
  const quotedStems = (question: string) => [...parseQuestion(question).quotedStems];
  expect(quotedStems("Who called the tram “a rolling disaster” in Belvar?")).toEqual(
    stems("rolling disaster"),
  );
  expect(quotedStems("Who sings “Lemon”?")).toEqual([]);
  expect(quotedStems('"Belvar tram derailed"')).toEqual([]);
});

test("the long and the short name of a state are equivalent", () => {
  const [short] = stems("US");
  expect(parseQuestion("Who left the United States?").stems).toContain(short);
  expect(expandStem(short ?? "")).toEqual(expect.arrayContaining([...stems("United States")]));
});

test("synonyms are equivalent, unrelated words are not", () => {
  const [killed, died, opened] = stems("killed died opened");
  expect(withSynonyms(killed ?? "")).toContain(died);
  expect(withSynonyms(opened ?? "")).toEqual([opened]);
});

test("people are recognized by title, role or shape; institutions are not people", () => {
  const text = "Governor Amara Osei met Tomas Brandt, the director, at the Ministry of Culture.";
  expect(people(text).map((person) => person.text)).toEqual(
    expect.arrayContaining([expect.stringContaining("Osei"), expect.stringContaining("Brandt")]),
  );
  expect(people(text).some((person) => person.text.includes("Ministry"))).toBe(false);
});
