/** "1 story", "1,240 stories": a number as the language writes it, with the word that fits it. */
export function counting(language: string): (count: number, one: string, many: string) => string {
  const written = new Intl.NumberFormat(language);
  return (count, one, many) => `${written.format(count)} ${count === 1 ? one : many}`;
}
