/** A file that is posted with a message. */
export interface Attachment {
  /**
   * "briefing.png": unique in its message, whose components refer to it as attachment://briefing.png. Letters, digits and
   * - _ . only.
   */
  readonly name: string;
  /** "image/png". */
  readonly mediaType: string;
  /** What it shows or says, for people who can't see or hear it; at most 1000 characters. */
  readonly description: string;
  readonly data: Uint8Array;
}
