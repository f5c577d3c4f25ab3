import { readPlainText } from "./plain-text.ts";
export const readMarkdown = readPlainText;
