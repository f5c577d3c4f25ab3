import { expect, test } from "vitest";
import { type Composers, composeByKind } from "../../src/domain/delivery/composers.ts";
import type { Edition } from "../../src/domain/delivery/edition.ts";
import { EDITION_KINDS, type EditionSubject } from "../../src/domain/delivery/edition-subject.ts";
import { detail } from "../../src/domain/texts/reasons.ts";

const AT = "2026-05-06T07:00:00.000Z";

function editionOf(subject: EditionSubject): Edition {
  return {
    subject,
    ref: "r".repeat(16),
    slot: AT,
    library: { root: "/news", guild: null },
    channel: "900",
    late: false,
    notBefore: AT,
    deadline: AT,
    state: "composing",
    reason: null,
    createdAt: AT,
    endedAt: null,
  };
}

test("an edition is written by the composer of its kind, which gets its subject", async () => {
  const composer = (by: string) => async (_edition: Edition, subject: EditionSubject) =>
    ({ kind: "silent", reason: detail(`${by}: ${JSON.stringify(subject)}`) }) as const;
  const composers: Composers = {
    scheduled: composer("schedules"),
    "watch-alert": composer("watches"),
    correction: composer("corrections"),
    "no-news-alert": composer("alerts"),
  };
  const subjects: readonly EditionSubject[] = [
    { kind: "scheduled", schedule: "s1" },
    { kind: "watch-alert", watch: "w1" },
    { kind: "correction", edition: "e1" },
    { kind: "no-news-alert", guild: null },
  ];
  expect(subjects.map(({ kind }) => kind)).toEqual(EDITION_KINDS);
  const compose = composeByKind(composers);
  const written = await Promise.all(subjects.map((subject) => compose(editionOf(subject))));
  expect(written.map((composition) => composition.kind === "silent" && composition.reason)).toEqual([
    'schedules: {"kind":"scheduled","schedule":"s1"}',
    'watches: {"kind":"watch-alert","watch":"w1"}',
    'corrections: {"kind":"correction","edition":"e1"}',
    'alerts: {"kind":"no-news-alert","guild":null}',
  ]);
});
