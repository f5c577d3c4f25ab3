import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Json } from "../world/types.ts";
import { apiError } from "./api-error.ts";

/** A file of a multipart request; `index` is n in files[n]. */
export interface UploadedFile {
  readonly index: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface RequestBody {
  readonly body: Json;
  readonly files: readonly UploadedFile[];
}

const EMPTY_BODY: RequestBody = { body: {}, files: [] };

/** Reads a JSON body, or a multipart form with payload_json and files. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return EMPTY_BODY;
  if (type.startsWith("multipart/form-data")) return await readForm(bytes, type);
  return { body: readJson(bytes.toString("utf8")), files: [] };
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw apiError(50109);
  }
}

async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (index === undefined || typeof value === "string") continue;
    const contentType = value.type || "application/octet-stream";
    files.push({ index, filename: value.name, contentType, bytes: await value.bytes() });
  }
  const payload = form.get("payload_json");
  return { body: typeof payload === "string" ? readJson(payload) : {}, files };
}
