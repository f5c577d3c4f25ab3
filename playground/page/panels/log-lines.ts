const LEVELS: Readonly<Record<number, string>> = { 20: "debug", 30: "info", 40: "warn", 50: "error" };
const HIDDEN_FIELDS = new Set(["level", "time", "pid", "hostname", "msg"]);

/** Formats the bot's terminal output: JSON log lines as plain text, repeated lines once with a count. */
export function readableLines(lines: readonly string[]): string[] {
  const entries: { text: string; content: string; times: number }[] = [];
  for (const line of lines) {
    const { time, content } = readLine(line);
    const last = entries.at(-1);
    if (last?.content === content) last.times += 1;
    else entries.push({ text: `${time}${content}`, content, times: 1 });
  }
  return entries.map(({ text, times }) => (times === 1 ? text : `${text} (${times} times)`));
}

function readLine(line: string): { readonly time: string; readonly content: string } {
  const entry = parsed(line);
  if (entry === null) return { time: "", content: line };
  const time = new Date(Number(entry.time)).toLocaleTimeString(undefined, { timeStyle: "medium" });
  const fields = Object.entries(entry).filter(([name, value]) => !HIDDEN_FIELDS.has(name) && value !== null);
  const fieldTexts = fields.map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return {
    time: `${time} `,
    content: [LEVELS[Number(entry.level)] ?? "", String(entry.msg), ...fieldTexts].join(" "),
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
