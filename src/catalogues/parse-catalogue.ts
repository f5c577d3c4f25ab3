import { z } from "zod";

/** What a catalogue says of its language, in its first member. */
const LANGUAGE = z.strictObject({
  /** The language's name in itself. */
  name: z.string().min(1),
  /** Locale for dates without a time of day. */
  dateLocale: z.string().min(2),
  /** Discord's codes for it: https://discord.com/developers/docs/reference#locales */
  discordLocales: z.array(z.string().min(2)),
});
const CATALOGUE = z.object({ $language: LANGUAGE }).catchall(z.string());

/** One language: ICU messages by key. */
export interface Catalogue {
  readonly language: z.infer<typeof LANGUAGE>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a catalogue's JSON; throws an Error that names the file and the member if it is not one. */
export function parseCatalogue(file: string, json: string): Catalogue {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const result = CATALOGUE.safeParse(content);
  if (!result.success)
    throw new Error(`${file} is not a message catalogue: ${z.prettifyError(result.error)}`);
  const { $language: language, ...texts } = result.data;
  return { language, texts: new Map(Object.entries(texts as Record<string, string>)) };
}
