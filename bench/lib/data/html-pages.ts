import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { dataPath } from "../report.ts";

/** A web page: its HTML, and the article text as annotated by people. */
export interface HtmlPage {
  readonly id: string;
  readonly html: string;
  readonly body: string;
}

const Truth = z.record(z.string(), z.object({ articleBody: z.string() }));

/** The pages ordered by id; ids are hashes, so the order is independent of the content. */
export function htmlPages(): HtmlPage[] {
  const truth = Truth.parse(JSON.parse(readFileSync(dataPath("formats/html/ground-truth.json"), "utf8")));
  const files = readdirSync(dataPath("formats/html")).filter((file) => file.endsWith(".html.gz"));
  return files.sort().map((file) => {
    const id = file.replace(".html.gz", "");
    const html = gunzipSync(readFileSync(dataPath("formats/html", file))).toString("utf8");
    return { id, html, body: truth[id]?.articleBody ?? "" };
  });
}
