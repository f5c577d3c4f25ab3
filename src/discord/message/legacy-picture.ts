import type { Attachment } from "../../domain/delivery/attachment.ts";

/** The picture of a part stored by version 0.2 or older: in the body of its message, whose gallery refers to briefing.png. */
export interface LegacyPicture {
  readonly alt: string;
  /** A PNG, as base64. */
  readonly png: string;
}

export function legacyAttachment({ alt, png }: LegacyPicture): Attachment {
  return {
    name: "briefing.png",
    mediaType: "image/png",
    description: alt,
    data: Buffer.from(png, "base64"),
  };
}
