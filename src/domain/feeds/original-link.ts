/** Where the original of a document is; the host is shown with it. */
export interface OriginalLink {
  readonly url: string;
  readonly host: string;
}
