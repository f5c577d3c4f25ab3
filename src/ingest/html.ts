import { readPlainText } from "./plain-text.ts";
export const readHtml = readPlainText;
