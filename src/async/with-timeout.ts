/** How long what has come waits for what takes long, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 1_000;

/** What a promise gives, or null when that takes longer; then it goes on by itself. */
export async function withTimeout<T>(promise: Promise<T>, ms = DEFAULT_TIMEOUT_MS): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
