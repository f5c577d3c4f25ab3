/** What an edition is, and of what. There is at most one edition per subject and slot, ever. */
export type EditionSubject =
  | { readonly kind: "scheduled"; readonly schedule: string }
  | { readonly kind: "watch-alert"; readonly watch: string }
  | { readonly kind: "correction"; readonly edition: string }
  /** `guild` is null for the shared library. */
  | { readonly kind: "no-news-alert"; readonly guild: string | null };

export type EditionKind = EditionSubject["kind"];

const KINDS: { readonly [Kind in EditionKind]: true } = {
  scheduled: true,
  "watch-alert": true,
  correction: true,
  "no-news-alert": true,
};
export const EDITION_KINDS = Object.keys(KINDS) as readonly EditionKind[];

/** The key of a no-news alert about the shared library. */
const SHARED_LIBRARY = "shared";

/** What the store keeps a subject under, together with its kind. */
export function subjectKey(subject: EditionSubject): string {
  switch (subject.kind) {
    case "scheduled":
      return subject.schedule;
    case "watch-alert":
      return subject.watch;
    case "correction":
      return subject.edition;
    case "no-news-alert":
      return subject.guild ?? SHARED_LIBRARY;
  }
}

/** The subject that is kept under this kind and key. */
export function subjectOf(kind: EditionKind, key: string): EditionSubject {
  switch (kind) {
    case "scheduled":
      return { kind, schedule: key };
    case "watch-alert":
      return { kind, watch: key };
    case "correction":
      return { kind, edition: key };
    case "no-news-alert":
      return { kind, guild: key === SHARED_LIBRARY ? null : key };
  }
}
