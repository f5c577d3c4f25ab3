/** One thing a terminal takes: a control sequence, a control character, or plain text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TERMINAL_TOKEN = /\u001b\[([0-9;?]*)([A-Za-z])|[\r\n\b]|[^\u001b\r\n\b]+|\u001b/g;

/** What a terminal's lines hold in the end, as far as line editors and progress lines write over them; no colours. */
export function transcript(output: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let column = 0;
  for (const [piece, argument, command] of output.matchAll(TERMINAL_TOKEN)) {
    if (command !== undefined) {
      // Columns count from 1. J and K erase from here on, and with 2 the whole line.
      if (command === "G") column = Number(argument || 1) - 1;
      else if (command === "K" || command === "J") line = argument === "2" ? [] : line.slice(0, column);
      else if (command === "C") column += Number(argument || 1);
      else if (command === "D") column = Math.max(0, column - Number(argument || 1));
    } else if (piece === "\n") {
      lines.push(lineText(line));
      line = [];
      column = 0;
    } else if (piece === "\r") column = 0;
    else if (piece === "\b") column = Math.max(0, column - 1);
    else if (piece !== "\u001b") {
      for (const letter of piece) {
        line[column] = letter;
        column += 1;
      }
    }
  }
  return [...lines, lineText(line)].join("\n");
}

function lineText(line: readonly string[]): string {
  return Array.from(line, (letter) => letter ?? " ")
    .join("")
    .trimEnd();
}
