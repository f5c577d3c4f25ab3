/** What a folder says of the documents in it: their source where they state none, and the language they are in. */
export interface CollectionDefaults {
  readonly name?: string;
  /** BCP 47 primary tag. */
  readonly language?: string;
  /** How the fields of its exports are called, by what they hold; in the order of FIELD_NAMES. */
  readonly fields?: FieldMapping;
}

/** What fields of an export may hold. */
export const FIELD_NAMES = ["title", "text", "source", "author", "date", "tags", "language", "id"] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

export type FieldMapping = Readonly<Partial<Record<FieldName, string>>>;

export function sameDefaults(
  one: CollectionDefaults | undefined,
  other: CollectionDefaults | undefined,
): boolean {
  const [values, otherValues] = [one, other].map((defaults) => [
    defaults?.name,
    defaults?.language,
    defaults?.fields,
  ]);
  return JSON.stringify(values) === JSON.stringify(otherValues);
}
