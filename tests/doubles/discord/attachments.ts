import { apiError, formError } from "./api-error.ts";
import type { UploadedFile } from "./request-body.ts";
import type { Attachment, Id, Json } from "./types.ts";
import type { World } from "./world.ts";

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
      const safe = filename.replaceAll(/[^\w.-]+/g, "_");
      const folder = ephemeral ? "ephemeral-attachments" : "attachments";
      const path = `/${folder}/${channelId}/${id}/${safe}`;
      const url = `${baseUrl}${path}?ex=${expiry(world.now())}&is=${expiry(world.now() - DAY)}&hm=0`;
      const type = contentType === UNKNOWN ? typeByEnding(safe) : contentType;
      const attachment: Attachment = {
        id,
        filename: safe,
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
const MOST_BYTES = 10 * 1024 * 1024;

/** What an upload is called that does not say what it is; Discord then goes by the name's ending. */
const UNKNOWN = "application/octet-stream";
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
  return TYPES[filename.slice(filename.lastIndexOf(".") + 1).toLowerCase()] ?? UNKNOWN;
}

/** Real addresses carry the second they expire in, as hexadecimal; here they keep working. */
function expiry(now: number): string {
  return Math.floor((now + DAY) / 1000).toString(16);
}

/**
 * A message's attachments after a request: those it names among the present ones (all, if it has no list), and its
 * files. A list's entry with a file's number describes that file.
 */
export function attachmentsAfter(
  cdn: Cdn,
  request: { readonly body: Json; readonly files: readonly UploadedFile[] },
  message: { readonly channelId: Id; readonly present: readonly Attachment[]; readonly ephemeral: boolean },
): readonly Attachment[] {
  const list = request.body.attachments;
  const listed = Array.isArray(list) ? (list as Json[]) : null;
  const byId = new Map((listed ?? []).map((entry) => [String(entry.id), entry]));
  const kept = listed ? message.present.filter(({ id }) => byId.has(id)) : message.present;
  if (kept.length + request.files.length > 10)
    throw formError([
      { path: ["attachments"], code: "BASE_TYPE_MAX_LENGTH", message: "Must be 10 or fewer in length." },
    ]);
  if (request.files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES) throw apiError(40005);
  const added = request.files.map((file) => {
    const description = byId.get(file.index)?.description;
    const filename = String(byId.get(file.index)?.filename ?? file.filename);
    const described = typeof description === "string" ? description : null;
    return cdn.store({ ...file, filename, description: described }, message.channelId, message.ephemeral);
  });
  return [...kept, ...added];
}

/** Puts the files' addresses in place of attachment://name wherever a body refers to one. */
export function withAddresses<T>(value: T, attachments: readonly Attachment[]): T {
  if (attachments.length === 0) return value;
  const text = JSON.stringify(value);
  if (text === undefined || !text.includes("attachment://")) return value;
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner !== "string" || !inner.startsWith("attachment://")) return inner;
    const name = inner.slice("attachment://".length);
    return attachments.find(({ filename }) => filename === name)?.url ?? inner;
  }) as T;
}
