/** A unit of terminal output: a control sequence, a control character, or plain text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters
const TERMINAL_TOKEN = /\u001b\[([0-9;?]*)([A-Za-z])|[\r\n\b]|[^\u001b\r\n\b]+|\u001b/g;

/** The final text of a terminal's lines, after line editors and progress bars have overwritten parts; without colours. */
export function transcript(output: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let column = 0;
  for (const [piece, argument, command] of output.matchAll(TERMINAL_TOKEN)) {
    if (command !== undefined) {
      // Columns count from 1. J and K erase from the cursor on; with 2 the whole line.
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
