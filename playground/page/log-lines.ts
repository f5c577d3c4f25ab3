const LEVELS: Readonly<Record<number, string>> = { 20: "debug", 30: "info", 40: "warn", 50: "error" };
const NOT_SHOWN = new Set(["level", "time", "pid", "hostname", "msg"]);

/** The bot's terminal as one reads it: log lines without their braces, and one that repeats once, with how often. */
export function readableLines(lines: readonly string[]): string[] {
  const read: { text: string; what: string; times: number }[] = [];
  for (const line of lines) {
    const { time, what } = readLine(line);
    const last = read.at(-1);
    if (last?.what === what) last.times += 1;
    else read.push({ text: `${time}${what}`, what, times: 1 });
  }
  return read.map(({ text, times }) => (times === 1 ? text : `${text} (${times} times)`));
}

function readLine(line: string): { readonly time: string; readonly what: string } {
  const entry = parsed(line);
  if (entry === null) return { time: "", what: line };
  const time = new Date(Number(entry.time)).toLocaleTimeString(undefined, { timeStyle: "medium" });
  const fields = Object.entries(entry).filter(([name, value]) => !NOT_SHOWN.has(name) && value !== null);
  const said = fields.map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return {
    time: `${time} `,
    what: [LEVELS[Number(entry.level)] ?? "", String(entry.msg), ...said].join(" "),
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
