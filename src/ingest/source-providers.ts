import type { DocumentSource, SourceProvider } from "../domain/intake/document-source.ts";
import type { Uploads } from "../domain/intake/uploads.ts";

/** The operator's folder, for the shared library. */
export function folderProvider(folder: DocumentSource): SourceProvider {
  return {
    sourcesOf: async (guild) => (guild === null ? [folder] : []),
    guilds: async () => [],
  };
}

/** The uploads of each guild that has any. `sourceOf` opens their folder. */
export function uploadsProvider(
  uploads: Pick<Uploads, "guilds" | "rootOf">,
  sourceOf: (folder: string) => DocumentSource,
): SourceProvider {
  return {
    async sourcesOf(guild) {
      const hasUploads = guild !== null && (await uploads.guilds()).includes(guild);
      return hasUploads ? [sourceOf(uploads.rootOf(guild))] : [];
    },
    guilds: () => uploads.guilds(),
  };
}
