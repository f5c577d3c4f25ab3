import type { EditionKind } from "../../../domain/delivery/edition-subject.ts";

/** What an edition's id in EditionRequest.schedule begins with, by kind; an edition of a schedule has the schedule's ref. */
const PREFIXES: { readonly [Kind in EditionKind]: string } = {
  scheduled: "",
  "watch-alert": "watch:",
  correction: "correction:",
  "no-news-alert": "alert:dry:",
};

export const EDITION_KINDS = Object.keys(PREFIXES) as readonly EditionKind[];

/** What the store keeps an edition under. */
export interface StoredSubject {
  readonly kind: EditionKind;
  readonly subject: string;
}

export function storedSubject(id: string): StoredSubject {
  const kind = EDITION_KINDS.find((each) => PREFIXES[each] !== "" && id.startsWith(PREFIXES[each]));
  return kind === undefined
    ? { kind: "scheduled", subject: id }
    : { kind, subject: id.slice(PREFIXES[kind].length) };
}

export function idOf({ kind, subject }: StoredSubject): string {
  return PREFIXES[kind] + subject;
}
