import type { APIAttachment } from "discord.js";

/** In bytes. Discord allows uploads of 10 MB, 100 MB in boosted guilds; news documents are far smaller. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 30_000;

export type Download =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: "too-large" | "not-fetched" };

/** Downloads an attachment. Checks the stated size first, and counts the bytes that arrive. */
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
