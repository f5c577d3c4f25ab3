// Loaded before the program: throws an error with secrets in its message while the program runs.
const DEFECT_AFTER_MS = 1_500;

setTimeout(() => {
  const cause = new Error(`GET https://discord.com/api/webhooks/1/${process.env.PLANTED_WEBHOOK_SECRET}`);
  throw new Error(`with ${process.env.DISCORD_TOKEN}`, { cause });
}, DEFECT_AFTER_MS);
