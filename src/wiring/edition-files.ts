// Wires the files that are posted with editions of schedules. A new kind of file is one more in the list.
import type { EditionFile } from "../domain/schedules/edition-file.ts";
import { pictureFile } from "../newsroom/pictures/picture-file.ts";
import type { CoreServices } from "./core.ts";

/** In the order in which they are shown. */
export function editionFiles({ pictures }: Pick<CoreServices, "pictures">): readonly EditionFile[] {
  return [...(pictures === null ? [] : [pictureFile(pictures)])];
}
