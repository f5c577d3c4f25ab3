import type { APIAttachment } from "discord.js";

/** Discord's own limit for most uploads is 10 MB, for boosted guilds 100; a news document is far smaller. Bytes. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 30_000;

export type Download =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: "too-large" | "not-fetched" };

/** Fetches a file that Discord keeps. The size Discord states is checked first, what arrives is counted. */
export async function download({ url, size }: Pick<APIAttachment, "url" | "size">): Promise<Download> {
  if (size > MAX_ATTACHMENT_BYTES) return { ok: false, why: "too-large" };
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok || response.body === null) return { ok: false, why: "not-fetched" };
    return await readLimited(response.body);
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError"))
      return { ok: false, why: "not-fetched" };
    throw error;
  }
}

async function readLimited(body: AsyncIterable<Uint8Array>): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ATTACHMENT_BYTES) return { ok: false, why: "too-large" };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
