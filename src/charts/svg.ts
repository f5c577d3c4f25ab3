type Value = string | number;

/** For attributes and text. Characters that XML 1.0 does not allow are removed. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Attributes are escaped, `content` must be markup. Numbers are rounded to a tenth of a pixel. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...content: string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? rounded(value) : escapeXml(value)}"`)
    .join("");
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join("")}</${name}>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
