import { expect, test } from "vitest";
import {
  EDITION_KINDS,
  type EditionSubject,
  subjectKey,
  subjectOf,
} from "../../../src/domain/delivery/edition-subject.ts";

test("a subject of each kind is found again by its kind and key", () => {
  const subjects: readonly EditionSubject[] = [
    { kind: "scheduled", schedule: "AbC" },
    { kind: "watch-alert", watch: "AbC" },
    { kind: "correction", edition: "AbC" },
    { kind: "no-news-alert", guild: "7001" },
    { kind: "no-news-alert", guild: null },
  ];
  expect(new Set(subjects.map(({ kind }) => kind))).toEqual(new Set(EDITION_KINDS));
  for (const subject of subjects) expect(subjectOf(subject.kind, subjectKey(subject))).toEqual(subject);
});

test("the keys are stored, so they stay as they are", () => {
  expect(subjectKey({ kind: "no-news-alert", guild: null })).toBe("shared");
  expect(subjectKey({ kind: "no-news-alert", guild: "7001" })).toBe("7001");
});
