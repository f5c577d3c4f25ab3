import { readdirSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "../../../src");

/** The functions that the modules of a folder of `src` export, as "folder/file.ts name". */
export async function exportedFunctions(folder: string): Promise<string[]> {
  const files = readdirSync(join(SOURCES, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`);
  const names = await Promise.all(
    files.map(async (file) => {
      const exports: Record<string, unknown> = await import(join(SOURCES, file));
      return Object.entries(exports).flatMap(([name, value]) =>
        typeof value === "function" ? [`${file} ${name}`] : [],
      );
    }),
  );
  return names.flat().sort();
}
