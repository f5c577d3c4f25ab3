import { expect, test } from "vitest";
import { parseTimestamp } from "../../../src/ingest/metadata/parse-timestamp.ts";

test.each([
  ["2024-03-05 09:00:00+00", "2024-03-05T09:00:00.000Z"],
  ["2024-03-05 09:00:00.123456+01", "2024-03-05T08:00:00.000Z"],
  ["20240305T090000Z", "2024-03-05T09:00:00.000Z"],
  ["20240305T090000+0530", "2024-03-05T03:30:00.000Z"],
  ["Tue Mar 05 2024 09:00:00 GMT+0100 (Central European Standard Time)", "2024-03-05T08:00:00.000Z"],
  ["Tue Mar  5 09:00:00 +0000 2024", "2024-03-05T09:00:00.000Z"],
  ["Tue Mar  5 09:00:00 UTC 2024", "2024-03-05T09:00:00.000Z"],
  ["Tue, 05 Mar 24 09:00:00 GMT", "2024-03-05T09:00:00.000Z"],
  ["Tue, 05 Mar 2024 9:00:00 PST", "2024-03-05T17:00:00.000Z"],
  ["Tue, 05 Mar 2024 09:00:00 UT", "2024-03-05T09:00:00.000Z"],
  ["Tue, 05 Mar 2024 11:00:00 MEST", "2024-03-05T09:00:00.000Z"],
  ["5 Mar 2024 14:30:00 +5:30", "2024-03-05T09:00:00.000Z"],
  ["Di, 05 Mär 2024 09:00:00 +0100", "2024-03-05T08:00:00.000Z"],
  ["Feb. 7, 2024 at 6:30 p.m. ET", "2024-02-07T23:30:00.000Z"],
])("%s is the moment %s", (text, at) => {
  expect(parseTimestamp(text)).toEqual({ at, precision: "instant" });
});

test.each(["20240305", "Tue Mar  5 09:00:00 2024", "2024-03-05T09:00:00"])(
  "%s, without a zone, is a day",
  (text) => {
    expect(parseTimestamp(text)).toEqual({ at: "2024-03-05T00:00:00.000Z", precision: "day" });
  },
);

test.each(["20241399", "12345678", "20240305120000999", "24-03-05", "Tue Mar 5"])("%s is no date", (text) => {
  expect(parseTimestamp(text)).toBeNull();
});
