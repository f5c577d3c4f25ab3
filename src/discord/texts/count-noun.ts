/** "1 story", "1,240 stories": a number as the language writes it, with the word that fits it. */
export function createCountNoun(language: string): (count: number, one: string, many: string) => string {
  const numberFormat = new Intl.NumberFormat(language);
  return (count, one, many) => `${numberFormat.format(count)} ${count === 1 ? one : many}`;
}
