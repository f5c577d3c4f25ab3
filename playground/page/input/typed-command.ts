import type { CommandView } from "../../views/view-types.ts";

/** A command typed out in full: "/schedule add channel:#news time:7:30". */
export interface TypedCommand {
  readonly command: CommandView;
  /** Values as typed, by option name. */
  readonly values: ReadonlyMap<string, string>;
}

/** Parses a command line; null if no command matches. The longest command name wins. */
export function parseCommandLine(text: string, commands: readonly CommandView[]): TypedCommand | null {
  const line = text.trim();
  const matches = commands.filter(
    ({ type, name }) => type === 1 && `${line.toLowerCase()} `.startsWith(`/${name} `),
  );
  const command = matches.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (command === undefined) return null;
  return { command, values: parseValues(line.slice(command.name.length + 1), command) };
}

/** A value extends to the next option name; text before the first name belongs to the first option. */
function parseValues(rest: string, { options }: CommandView): ReadonlyMap<string, string> {
  const names = options.map(({ name }) => name).join("|");
  const [first] = options;
  if (first === undefined || rest.trim() === "") return new Map();
  const [before = "", ...pairs] = rest.split(new RegExp(`(?:^|\\s)(${names}):`));
  const values = new Map<string, string>();
  if (before.trim() !== "") values.set(first.name, before.trim());
  for (let at = 0; at + 1 < pairs.length; at += 2) values.set(pairs[at] ?? "", (pairs[at + 1] ?? "").trim());
  return values;
}
