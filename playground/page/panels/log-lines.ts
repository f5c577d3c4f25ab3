const LEVELS: Readonly<Record<number, string>> = { 20: "debug", 30: "info", 40: "warn", 50: "error" };
const HIDDEN_FIELDS = new Set(["level", "time", "pid", "hostname", "msg"]);

/** The bot's terminal as one reads it: log lines without their braces, and one that repeats once, with how often. */
export function readableLines(lines: readonly string[]): string[] {
  const entries: { text: string; what: string; times: number }[] = [];
  for (const line of lines) {
    const { time, what } = readLine(line);
    const last = entries.at(-1);
    if (last?.what === what) last.times += 1;
    else entries.push({ text: `${time}${what}`, what, times: 1 });
  }
  return entries.map(({ text, times }) => (times === 1 ? text : `${text} (${times} times)`));
}

function readLine(line: string): { readonly time: string; readonly what: string } {
  const entry = parsed(line);
  if (entry === null) return { time: "", what: line };
  const time = new Date(Number(entry.time)).toLocaleTimeString(undefined, { timeStyle: "medium" });
  const fields = Object.entries(entry).filter(([name, value]) => !HIDDEN_FIELDS.has(name) && value !== null);
  const fieldTexts = fields.map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return {
    time: `${time} `,
    what: [LEVELS[Number(entry.level)] ?? "", String(entry.msg), ...fieldTexts].join(" "),
  };
}

function parsed(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{"level":')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
