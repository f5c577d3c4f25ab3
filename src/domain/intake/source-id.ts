/** "folder": the operator's documents folder. "uploads": files that people gave to the bot. "feed": a subscription. */
export type SourceKind = "folder" | "uploads" | "feed";

/** Who brings documents into a library; unique in it. `name` is "" where there is only one of the kind. */
export interface SourceId {
  readonly kind: SourceKind;
  readonly name: string;
}

export const FOLDER: SourceId = { kind: "folder", name: "" };
export const UPLOADS: SourceId = { kind: "uploads", name: "" };
