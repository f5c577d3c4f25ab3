/** Groups that are not part of the document's text (Rich Text Format 1.9, "Destinations"). */
export const SKIPPED_DESTINATIONS: ReadonlySet<string> = new Set(
  `fonttbl colortbl stylesheet pict object objdata header headerl headerr headerf footer footerl footerr footerf
   footnote annotation atnid atnauthor fldinst xe tc rxe themedata colorschememapping listtable listoverridetable
   generator datastore nonshppict shpinst bkmkstart bkmkend latentstyles rsidtbl filetbl revtbl template private
   pnseclvl pntext listtext do`.split(/\s+/),
);

/** Control words that end a paragraph. */
export const PARAGRAPH_BREAKS: ReadonlySet<string> = new Set([
  "par",
  "sect",
  "page",
  "row",
  "column",
  "nestrow",
]);

/** Control words and symbols, and the characters they produce. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["line", "\n"],
  ["tab", " "],
  ["cell", " | "],
  ["nestcell", " | "],
  ["emdash", "—"],
  ["endash", "–"],
  ["emspace", " "],
  ["enspace", " "],
  ["bullet", "•"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["~", "\u00a0"],
  ["_", "-"],
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
  ["\n", "\n\n"],
  ["\r", "\n\n"],
]);

/** The code page of a font's Windows character set number. */
export function charsetCodePage(charset: number): string {
  return CHARSETS.get(charset) ?? "windows-1252";
}

const CHARSETS: ReadonlyMap<number, string> = new Map([
  [77, "macintosh"],
  [128, "cp932"],
  [129, "cp949"],
  [134, "cp936"],
  [136, "cp950"],
  [161, "windows-1253"],
  [162, "windows-1254"],
  [163, "windows-1258"],
  [177, "windows-1255"],
  [178, "windows-1256"],
  [186, "windows-1257"],
  [204, "windows-1251"],
  [222, "windows-874"],
  [238, "windows-1250"],
]);
