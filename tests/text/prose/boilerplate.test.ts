import { expect, test } from "vitest";
import { isPageLine, isSiteSentence, withoutSiteText } from "../../../src/text/prose/boilerplate.ts";

test.each([
  "You have read 3 of 5 free articles this month.",
  "This is a developing story and will be updated.",
  "We use cookies to improve your experience.",
  "Sign up for our daily newsletter.",
  "Have you been affected by the flood?",
  "Follow Jane Roe on Twitter.",
  "(Reporting by Nadia Quill in Corvale; Editing by Tomas Hale)",
  "The post Dam fails appeared first on Corvale Post.",
  "This e-mail message has been scanned for viruses and content and cleared",
  "Jane Roe is a staff writer at the Corvale Post.",
  "Sie haben 3 von 5 Artikeln gelesen, jetzt abonnieren.",
  "Wir verwenden Cookies, um unser Angebot zu verbessern.",
  "Diese Meldung wird laufend aktualisiert.",
])("is about the site: %s", (sentence) => {
  expect(isSiteSentence(sentence)).toBe(true);
});

test.each([
  "The court ruled on copyright law on Monday.",
  "Girl scouts sold 200 million boxes of cookies.",
  "The newsletter of the bank had warned its savers in May.",
  "Readers of the paper wrote 3,000 letters about the story.",
  "He said that he would follow the advice of the ministry.",
  "An inquiry led by Jane Roe found reporting by the guards to be false.",
  "The minister has read the report.",
  "Ann Reyes is a doctor at the hospital of Lorne.",
  "This e-mail was sent by the minister to the bank in May.",
])("is news: %s", (sentence) => {
  expect(isSiteSentence(sentence)).toBe(false);
});

test.each([
  ["Read more: the dam that failed", true],
  ["Listen to this article · 4 min", true],
  ["Photo: Rescue workers in the valley", true],
  ["Advertisement", true],
  ["· · ·", true],
  ["Advertising revenue fell by a third last year.", false],
  ["Recommended doses were exceeded at two hospitals.", false],
  ["Loading of grain ships resumed in Odesa on Monday.", false],
])("of lines of their own, %j is about the page: %s", (line, expected) => {
  expect(isPageLine(line)).toBe(expected);
});

test("takes out paragraphs about the site, and none that holds news as well", () => {
  const news = "A dam failed on Sunday.";
  const mixed = "The dam was built in 1962. Sign up for our newsletter.";
  const site = "We use cookies to improve your experience. By continuing you accept our privacy policy.";
  expect(withoutSiteText([news, site, mixed, "Advertisement"].join("\n\n"), "en")).toBe(
    `${news}\n\n${mixed}`,
  );
});
