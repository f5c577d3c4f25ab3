import { apiError, type FieldError, formError } from "../http/api-error.ts";
import type { UploadedFile } from "../http/request-body.ts";
import type { Attachment, Id, Json, Message } from "../world/types.ts";
import type { World } from "../world/world.ts";

/** The stand-in's own CDN: what was uploaded, by the path of its address. */
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
      const url = `${baseUrl}${path}?ex=${expiry(world.now())}&is=${expiry(world.now() - DAY)}&hm=0`;
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

const DAY = 86_400_000;

/** All files of a request together, without a boosted guild. Source: Discord's reference, "Uploading files". */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

/** What an upload is called that does not say what it is; Discord then goes by the name's ending. */
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

/** Real addresses carry the second they expire in, as hexadecimal; here they keep working. */
function expiry(now: number): string {
  return Math.floor((now + DAY) / 1000).toString(16);
}

/** A message's attachments after a request, and those of them that its body may refer to by name. */
export interface UpdatedAttachments {
  readonly all: readonly Attachment[];
  readonly referenceable: readonly Attachment[];
}

/**
 * A message's attachments after a request: those it names among the present ones (all, if it has neither a list nor
 * files; since version 10 of the API files alone take the place of all), and its files. A list's entry with a file's
 * number describes that file; one that is neither a file nor present is refused. Components may refer to the files, and to
 * what the list keeps with its name.
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

/** Puts the files' addresses in place of attachment://name wherever a body refers to one; refuses it where there is none. */
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
    const found = attachments.find(({ filename }) => filename === name);
    if (found === undefined) throw formError([notFoundError(path)]);
    return found.url;
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

/** Those that a message's components and embeds do not show: Discord lists no others among its attachments. */
export function unreferencedAttachments({
  attachments,
  components,
  embeds,
}: Pick<Message, "attachments" | "components" | "embeds">): readonly Attachment[] {
  if (attachments.length === 0) return attachments;
  const shown = JSON.stringify([components, embeds]);
  return attachments.filter(({ url }) => !shown.includes(JSON.stringify(url)));
}
