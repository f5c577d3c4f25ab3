import { expect, test } from "vitest";
import { people } from "../../src/text/people.ts";
import { answerKind, readQuestion } from "../../src/text/questions.ts";
import { variants } from "../../src/text/same-meaning.ts";
import { stems } from "../../src/text/tokens.ts";

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
])("%s asks for a %s", (question, kind) => {
  expect(answerKind(question)).toBe(kind);
});

test("words that only ask or frame are not searched for", () => {
  expect(readQuestion("Can you please tell me what happened to the Nordlys this week?").stems).toEqual(
    stems("Nordlys"),
  );
  expect(readQuestion("What about it, and who are they?").stems).toEqual([]);
});

test("tells what is counted and what befell it", () => {
  const { focus, predicate } = readQuestion("How many Danish passengers of the Nordlys were injured?");
  expect(focus).toEqual(stems("passengers"));
  expect(predicate).toBe(stems("injured")[0]);
});

test("words that news exchanges for one another count alike, others do not", () => {
  const [killed, died, opened] = stems("killed died opened");
  expect(variants(killed ?? "")).toContain(died);
  expect(variants(opened ?? "")).toEqual([opened]);
});

test("a person is known by title, role or shape; an institution is none", () => {
  const text = "Governor Amara Osei met Tomas Brandt, the director, at the Ministry of Culture.";
  expect(people(text).map((person) => person.text)).toEqual(
    expect.arrayContaining([expect.stringContaining("Osei"), expect.stringContaining("Brandt")]),
  );
  expect(people(text).some((person) => person.text.includes("Ministry"))).toBe(false);
});
