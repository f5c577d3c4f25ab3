import type { PictureService } from "../../domain/pictures/picture-service.ts";
import type { EditionFile } from "../../domain/schedules/edition-file.ts";
import { isOn } from "../../domain/schedules/schedule.ts";

/** The picture as a file of editions, for schedules that have not turned it off. */
export function pictureFile({ create }: PictureService): EditionFile {
  return { isRequested: (schedule) => isOn(schedule, "pictures"), create };
}
