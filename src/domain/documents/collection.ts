/** What a folder's collection file says about its documents: a source for those that state none, and their language. */
export interface CollectionDefaults {
  readonly name?: string;
  /** BCP 47 primary tag. */
  readonly language?: string;
  /** The names of the fields in its exports, by meaning; in the order of FIELD_NAMES. */
  readonly fields?: FieldMapping;
}

/** The meanings a field of an export can have. */
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
