/** How long what has come waits for what takes long, in milliseconds. */
export const PATIENCE_MS = 1_000;

/** What a promise gives, or null when that takes longer; then it goes on by itself. */
export async function within<T>(promise: Promise<T>, ms = PATIENCE_MS): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
