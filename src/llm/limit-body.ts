/** Thousands of times what a completion has; counted after decompression. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** The server's answer is larger than any completion. */
export class TooLarge extends Error {
  constructor() {
    super(`the server's answer has more than ${MAX_BODY_BYTES / 1024 / 1024} MB`);
    this.name = "TooLarge";
  }
}

/** The same response, of which the body fails with TooLarge at the limit: an endless one would fill the memory. */
export function limitBody(response: Response): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) controller.error(new TooLarge());
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
}
