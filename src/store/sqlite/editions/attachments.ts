import type { Attachment } from "../../../domain/delivery/attachment.ts";
import type { Database } from "../engine/database.ts";
import { bytes, number, type Row, text } from "../engine/rows.ts";

/** Runs within the caller's transaction. */
export function insertAttachments(
  database: Database,
  edition: number,
  part: number,
  attachments: readonly Attachment[],
): void {
  for (const [position, { name, mediaType, description, data }] of attachments.entries()) {
    database.run(
      `INSERT INTO attachments (edition, part, position, name, media_type, description, data)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      edition,
      part,
      position,
      name,
      mediaType,
      description,
      data,
    );
  }
}

/** The files of each part of the edition with this ref, in order. */
export function readAttachments(database: Database, ref: string): (part: number) => readonly Attachment[] {
  const select = `SELECT attachments.* FROM attachments JOIN editions ON editions.id = attachments.edition
    WHERE editions.ref = ? ORDER BY part, position`;
  const rows = database.all(select, ref);
  return (part) => rows.filter((row) => number(row, "part") === part).map(attachmentOf);
}

function attachmentOf(row: Row): Attachment {
  return {
    name: text(row, "name"),
    mediaType: text(row, "media_type"),
    description: text(row, "description"),
    data: bytes(row, "data"),
  };
}
