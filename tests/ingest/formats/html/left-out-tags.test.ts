import { expect, test } from "vitest";
import { readHtml } from "../../../../src/ingest/formats/html/html.ts";

const PARAGRAPHS = "<p>The dam held on Monday, said Ann Reyes.</p><p>Nobody was hurt.</p>";
const TEXT = "The dam held on Monday, said Ann Reyes.\n\nNobody was hurt.";

test.each([
  `<html><head><title>Dam</title></head>${PARAGRAPHS}</html>`,
  `<html><title>Dam</title>${PARAGRAPHS}`,
  `<html><head><title>Dam</title><body>${PARAGRAPHS}`,
  `<!DOCTYPE html>\n<title>Dam</title>${PARAGRAPHS}`,
  `<head><title>Dam</title></head><body>${PARAGRAPHS}</body>`,
  `<html><!-- a page --><meta charset=utf-8><title>Dam</title><article>${PARAGRAPHS}</article>`,
  `<html><head><title>Dam</title></head><body><p>The dam held on Monday, said Ann Reyes.</p></body><p>Nobody was hurt.</p></html>`,
])("a page is read without the tags that HTML lets authors leave out: %s", (html) => {
  const { text, stated } = readHtml(html);
  expect([text, stated.title]).toEqual([TEXT, "Dam"]);
});
