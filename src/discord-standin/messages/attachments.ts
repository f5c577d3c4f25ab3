import { DAY_MS } from "../../domain/core/time.ts";
import { apiError, type FieldError, formError } from "../http/api-error.ts";
import type { UploadedFile } from "../http/request-body.ts";
import type { Attachment, Id, Json, Message } from "../world/types.ts";
import type { World } from "../world/world.ts";

/** The stand-in's CDN: uploaded files by URL path. */
export interface Cdn {
  readonly store: (file: NewFile, channelId: Id, ephemeral: boolean) => Attachment;
  readonly find: (path: string) => Attachment | undefined;
}

export interface NewFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description?: string | null;
}

export function createCdn(world: World, baseUrl: string): Cdn {
  const byPath = new Map<string, Attachment>();
  return {
    store({ filename, contentType, bytes, description = null }, channelId, ephemeral) {
      const id = world.nextId();
      const safeName = filename.replaceAll(/[^\w.-]+/g, "_");
      const folder = ephemeral ? "ephemeral-attachments" : "attachments";
      const path = `/${folder}/${channelId}/${id}/${safeName}`;
      const url = `${baseUrl}${path}?ex=${expiry(world.now())}&is=${expiry(world.now() - DAY_MS)}&hm=0`;
      const type = contentType === GENERIC_TYPE ? typeByEnding(safeName) : contentType;
      const attachment: Attachment = {
        id,
        filename: safeName,
        contentType: type,
        bytes,
        description,
        ephemeral,
        url,
      };
      byPath.set(path, attachment);
      return attachment;
    },
    find: (path) => byPath.get(path),
  };
}

/** Limit for all files of a request together, in a guild without boosts. Source: Discord's reference, "Uploading files". */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

/** Content type of uploads that state none; Discord then uses the file extension. */
const GENERIC_TYPE = "application/octet-stream";
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  jpg: "image/jpeg",
  json: "application/json",
  md: "text/markdown",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
};

function typeByEnding(filename: string): string {
  return TYPES[filename.slice(filename.lastIndexOf(".") + 1).toLowerCase()] ?? GENERIC_TYPE;
}

/** Expiry time as hexadecimal seconds, as in Discord's URLs. The stand-in's URLs keep working after it. */
function expiry(now: number): string {
  return Math.floor((now + DAY_MS) / 1000).toString(16);
}

/** A message's attachments after a request, and those that its body may reference by name. */
export interface UpdatedAttachments {
  readonly all: readonly Attachment[];
  readonly referenceable: readonly Attachment[];
}

/**
 * A message's attachments after a request: the present ones that its list names, plus the uploaded files. Without a
 * list, present ones stay only if no files are uploaded (since API version 10). A list entry with a file's index
 * describes that file; an entry that is neither uploaded nor present is rejected (50146). Components may reference the
 * uploaded files, and present ones whose entry repeats the file name.
 */
export function updateAttachments(
  cdn: Cdn,
  request: { readonly body: Json; readonly files: readonly UploadedFile[] },
  message: { readonly channelId: Id; readonly present: readonly Attachment[]; readonly ephemeral: boolean },
): UpdatedAttachments {
  const list = request.body.attachments;
  const listed = Array.isArray(list) ? (list as Json[]) : null;
  const byId = new Map((listed ?? []).map((entry) => [String(entry.id), entry]));
  const unchanged = request.files.length === 0 ? message.present : [];
  const retained = listed ? message.present.filter(({ id }) => byId.has(id)) : unchanged;
  const known = new Set([...retained.map(({ id }) => id), ...request.files.map(({ index }) => index)]);
  if ([...byId.keys()].some((id) => !known.has(id))) throw apiError(50146);
  if (retained.length + request.files.length > 10)
    throw formError([
      { path: ["attachments"], code: "BASE_TYPE_MAX_LENGTH", message: "Must be 10 or fewer in length." },
    ]);
  if (request.files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_REQUEST_BYTES)
    throw apiError(40005);
  const added = request.files.map((file) => {
    const description = byId.get(file.index)?.description;
    const filename = String(byId.get(file.index)?.filename ?? file.filename);
    const described = typeof description === "string" ? description : null;
    return cdn.store({ ...file, filename, description: described }, message.channelId, message.ephemeral);
  });
  const referenceable = retained.filter(({ id, filename }) => byId.get(id)?.filename === filename);
  return { all: [...retained, ...added], referenceable: [...referenceable, ...added] };
}

/** Replaces attachment://name in a body with the file's URL; throws if no such file exists. */
export function resolveAttachmentUrls<T>(value: T, attachments: readonly Attachment[]): T {
  return resolveUrls(value, attachments, []) as T;
}

function resolveUrls(
  value: unknown,
  attachments: readonly Attachment[],
  path: readonly (string | number)[],
): unknown {
  if (typeof value === "string" && value.startsWith("attachment://")) {
    const name = value.slice("attachment://".length);
    const attachment = attachments.find(({ filename }) => filename === name);
    if (attachment === undefined) throw formError([notFoundError(path)]);
    return attachment.url;
  }
  if (Array.isArray(value)) return value.map((inner, at) => resolveUrls(inner, attachments, [...path, at]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolveUrls(inner, attachments, [...path, key])]),
  );
}

function notFoundError(path: readonly (string | number)[]): FieldError {
  return {
    path,
    code: "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    message: "The referenced attachment was not found",
  };
}

/** Attachments that no component or embed shows: Discord lists only these in a message's `attachments`. */
export function unreferencedAttachments({
  attachments,
  components,
  embeds,
}: Pick<Message, "attachments" | "components" | "embeds">): readonly Attachment[] {
  if (attachments.length === 0) return attachments;
  const shownJson = JSON.stringify([components, embeds]);
  return attachments.filter(({ url }) => !shownJson.includes(JSON.stringify(url)));
}
