import { expect, test } from "vitest";
import { displayText } from "../../../../src/writer/extractive/sentences/display.ts";
import { isBoilerplate, standsAlone } from "../../../../src/writer/extractive/sentences/sentence-kind.ts";

test.each([
  "Were there enough lifeboats?",
  "A ferry that was to",
  "Ferry towed back as divers ...",
  "OPENING HOURS AND PRICES.",
  "By Ada Keller, Northern Herald.",
  "Photo: the harbour of Port Ellen at dawn.",
  "Sign up for the island letter.",
  "Reports on social media, which the Herald could not independently verify, spoke of smoke.",
  "The Isle of Lorne is seen in the harbour of Port Ellen on Wednesday.",
  "The transport minister speaks to reporters in Oban on March 6, 2024.",
  "Follow Ada Keller on Twitter for more.",
])("%j is boilerplate", (sentence) => {
  expect(isBoilerplate(sentence)).toBe(true);
});

test.each([
  "The ferry is to sail again in May.",
  "“It was over before we understood it,” passenger Morag Bell said.",
  "The minister said on Wednesday that divers had found a crack on March 6, 2024.",
  "By Tuesday evening 180 passengers had reached the shore and the lifeboats were back in port.",
])("%j is a statement", (sentence) => {
  expect(isBoilerplate(sentence)).toBe(false);
});

test.each([
  "He said the captain had reported smoke.",
  "That's because the hull is thin.",
  "All three were taken to hospital.",
  "Speaking in Oban, he asked for patience.",
  "We had no warning at all on the car deck.",
  "“It will take weeks.”",
  '"It will take weeks," he said on the pier.',
  "“The hull is thin and the company knew it, Bell said.",
])("%j depends on another sentence", (sentence) => {
  expect(standsAlone(sentence)).toBe(false);
});

test.each([
  "Western Line cancelled 14 sailings on Tuesday.",
  "“We had no warning,” passenger Morag Bell said.",
  "The US coastguard offered new pumps.",
])("%j stands alone", (sentence) => {
  expect(standsAlone(sentence)).toBe(true);
});

test.each([
  ["OBAN (Reuters) - The ferry sank.", "The ferry sank."],
  ["(CNN)The ferry sank.", "The ferry sank."],
  ["Oban, Scotland (CNN) The ferry sank.", "The ferry sank."],
  ["OBAN — The ferry sank.", "The ferry sank."],
  ["But the ferry , which was old , sank .", "The ferry, which was old, sank."],
  ["• Meanwhile, divers went down.", "Divers went down."],
  ["NATO - and others - met.", "NATO - and others - met."],
  ["The union (AFP) met in Oban.", "The union (AFP) met in Oban."],
])("%j is shown as %j", (sentence, shown) => {
  expect(displayText(sentence)).toBe(shown);
});
