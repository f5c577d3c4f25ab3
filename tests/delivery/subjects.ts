import type { Composers, SubjectOf } from "../../src/domain/delivery/composers.ts";

export const scheduled = (schedule: string): SubjectOf<"scheduled"> => ({ kind: "scheduled", schedule });
export const alertOf = (watch: string): SubjectOf<"watch-alert"> => ({ kind: "watch-alert", watch });
export const correctionOf = (edition: string): SubjectOf<"correction"> => ({ kind: "correction", edition });

const unexpected = () => Promise.reject(new Error("no edition of this kind is expected"));

/** The given composers; the others reject. */
export function composersWith(given: Partial<Composers>): Composers {
  return {
    scheduled: unexpected,
    "watch-alert": unexpected,
    correction: unexpected,
    "no-news-alert": unexpected,
    ...given,
  };
}
