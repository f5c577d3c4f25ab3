/** "1 story", "1,240 stories": a number as the language writes it, with the word that fits it. */
export function counting(language: string): (count: number, one: string, many: string) => string {
  return (count, one, many) => `${count.toLocaleString(language)} ${count === 1 ? one : many}`;
}
