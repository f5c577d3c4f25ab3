/** Returns a function that formats "1 story", "1,240 stories" with the language's number format. */
export function createCountNoun(language: string): (count: number, one: string, many: string) => string {
  const numberFormat = new Intl.NumberFormat(language);
  return (count, one, many) => `${numberFormat.format(count)} ${count === 1 ? one : many}`;
}
