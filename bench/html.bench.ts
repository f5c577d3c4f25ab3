import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readHtml } from "../src/ingest/formats/html/html.ts";
import { withoutSiteText } from "../src/text/prose/boilerplate.ts";
import { type HtmlPage, htmlPages } from "./lib/data/html-pages.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { f1, type Overlap, overlap } from "./lib/score/html-score.ts";

const GOAL = 0.97;

interface Extraction {
  readonly overlaps: readonly Overlap[];
  readonly pagesPerSecond: number;
}

/** The rules were tuned on the even pages of the list; the odd ones are held out. */
export const bench: Bench = {
  name: "Web pages: F1 of the article text over 4-word shingles",
  needs: "formats/html",
  async run() {
    const pages = htmlPages();
    // As the library gets it.
    const ours = extract(pages, (html) => withoutSiteText(readHtml(html).text, "und"));
    const baselineResult = extract(
      pages,
      (html) => new Readability(parseHTML(html).document).parse()?.textContent ?? "",
    );
    return [
      measurement("all pages", ours.overlaps, baselineResult.overlaps),
      measurement("pages the rules were tuned on", half(ours.overlaps, 0), half(baselineResult.overlaps, 0)),
      measurement("held-out pages", half(ours.overlaps, 1), half(baselineResult.overlaps, 1)),
      {
        name: "pages per second",
        value: ours.pagesPerSecond.toFixed(1),
        baseline: `readability.js ${baselineResult.pagesPerSecond.toFixed(1)}`,
        target: null,
        met: null,
      },
    ];
  },
};

function extract(pages: readonly HtmlPage[], read: (html: string) => string): Extraction {
  const started = performance.now();
  const texts = pages.map(({ html }) => read(html));
  const pagesPerSecond = (pages.length * 1000) / (performance.now() - started);
  return { overlaps: texts.map((text, index) => overlap(text, pages[index]?.body ?? "")), pagesPerSecond };
}

function half(overlaps: readonly Overlap[], parity: number): readonly Overlap[] {
  return overlaps.filter((_, index) => index % 2 === parity);
}

function measurement(
  name: string,
  ours: readonly Overlap[],
  baselineResult: readonly Overlap[],
): Measurement {
  const [value, baseline] = [f1(ours), f1(baselineResult)];
  return {
    name,
    value: value.toFixed(3),
    baseline: `readability.js ${baseline.toFixed(3)}`,
    target: `at least readability.js, goal ${GOAL}`,
    met: value >= baseline,
  };
}
