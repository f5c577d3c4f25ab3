import type { Edition } from "./edition.ts";
import type { EditionKind, EditionSubject } from "./edition-subject.ts";
import type { Compose, Composition } from "./outbox.ts";

/** The subject of an edition of that kind. */
export type SubjectOf<Kind extends EditionKind> = Extract<EditionSubject, { readonly kind: Kind }>;

/** Composes editions of one kind; otherwise as Compose. */
export type ComposeKind<Kind extends EditionKind> = (
  edition: Edition,
  subject: SubjectOf<Kind>,
) => Promise<Composition>;

/** Who composes editions of each kind. */
export type Composers = { readonly [Kind in EditionKind]: ComposeKind<Kind> };

/** Composes an edition by the composer of its kind. */
export function composeByKind(composers: Composers): Compose {
  return async (edition) => {
    const { subject } = edition;
    switch (subject.kind) {
      case "scheduled":
        return composers[subject.kind](edition, subject);
      case "watch-alert":
        return composers[subject.kind](edition, subject);
      case "correction":
        return composers[subject.kind](edition, subject);
      case "no-news-alert":
        return composers[subject.kind](edition, subject);
    }
  };
}
