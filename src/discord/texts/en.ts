import { createCountNoun } from "./count-noun.ts";
import { english } from "./en-commands.ts";
import { englishSchedules } from "./en-schedules.ts";
import { englishWatches } from "./en-watches.ts";
import type { Texts } from "./texts.ts";

const countNoun = createCountNoun("en");
const TITLES = { morning: "Morning brief", afternoon: "Afternoon brief", evening: "Evening brief" } as const;

export const en: Texts = {
  code: "en",
  name: "English",
  locales: ["en-US", "en-GB"],
  dateLocale: "en-GB",
  commands: english,
  schedules: englishSchedules,
  watches: englishWatches,
  render: {
    briefing: {
      title: (part) => TITLES[part],
      counts: ({ documents, stories, newStories, updated, conflicts }, since) => {
        const read =
          countNoun(documents, "document", "documents") + (since === null ? "" : ` since ${since}`);
        const parts = [`${read} → ${countNoun(stories, "story", "stories")}`];
        if (newStories > 0) parts.push(`${newStories.toLocaleString("en")} new`);
        if (updated > 0) parts.push(`${updated} updated`);
        if (conflicts > 0) parts.push(countNoun(conflicts, "conflict", "conflicts"));
        return parts.join(" · ");
      },
      whyEmpty: {
        "nothing-new": "Nothing new in these documents.",
        "none-in-window": "No documents since then.",
        none: "No documents yet.",
      },
      nothingOn: (topic, since) =>
        `Nothing in the documents on “${topic}”${since === null ? "" : ` since ${since}`}.`,
      bottomLine: "Bottom line:",
      update: "UPDATE",
      sourcesDiffer: "Sources differ:",
      inBrief: "In brief",
      moreStories: (count) => `and ${countNoun(count, "more story", "more stories")}`,
      watchNext: "Watch next",
      couldNotBeRead: (count) => `Could not be read: ${countNoun(count, "file", "files")}`,
      moreFiles: (count) => `and ${countNoun(count, "more file", "more files")}`,
      leftOut: (dropped) =>
        `${countNoun(dropped, "sentence", "sentences")} left out: not matched to the source`,
      late: (due) => `Late: this was due ${due}`,
    },
    alert: {
      noNewDocuments: "No new documents",
      noNewDocumentsFor: (days, newest) =>
        newest === null
          ? "No document has arrived yet. Is anything writing files to the documents folder?"
          : `No new document for ${countNoun(days, "day", "days")}; the newest arrived ${newest}. Is whatever fills the documents folder still running?`,
      watch: (stories, topic) =>
        stories === 1
          ? `New on “${topic}”`
          : `${countNoun(stories, "new story", "new stories")} on “${topic}”`,
      watchTitle: "Alert",
    },
    correction: {
      heading: "Correction",
      earlier: "Corrections to earlier briefings",
      says: (source, before, now) => `${source} said ${before}, and now says ${now}`,
      noLongerSays: (source, quote) => `${source} no longer says ${quote}`,
      withdrawn: (source, quote) => `withdrawn by ${source}: ${quote}`,
      noRoom: (numbers) =>
        numbers === "" ? "Sources have changed since." : `The sources have changed since: ${numbers}`,
      more: (count) => `and ${countNoun(count, "more correction", "more corrections")}`,
    },
    writer: {
      model: (name) => `Written by ${name}, matched to its sources`,
      mixed: (name, fallbacks) =>
        `Written by ${name}, matched to its sources; ${countNoun(fallbacks, "text", "texts")} by the built-in writer: the model did not answer`,
      failed: "Written by the built-in writer: the model did not answer",
      builtIn: "Sentences taken from the documents, no language model",
      claimByModel: "worded by the model",
      answerByModel: "Written by the model, matched to its sources",
    },
    answer: {
      notInDocuments: "The documents do not say.",
      nearestInstead: "The documents do not say. Closest passages:",
      unclear: "More than one story fits this question. Which do you mean?",
      askedBy: (person) => `${person} asked`,
    },
    evidence: {
      title: "Sources",
      none: "This message cites no sources.",
      wordForWord: "word for word:",
      sentences: (runs, count) => `${count === 1 ? "sentence" : "sentences"} ${runs}`,
      gone: "no longer in the library",
    },
    story: {
      documents: (count) => countNoun(count, "document", "documents"),
      facts: "Key facts",
      timeline: "Timeline",
    },
    documents: {
      title: (total) => countNoun(total, "document", "documents"),
      none: "No documents.",
      hits: (query) => `Passages for “${query}”`,
      noHits: (query) => `Nothing in the documents for “${query}”.`,
    },
    document: { undated: "undated", alsoAt: (paths) => `also ${paths}` },
    page: (page, pages) => `Page ${page} of ${pages}`,
    buttons: {
      open: "Open",
      ask: "Ask",
      sources: "Sources",
      report: "Report a mistake",
      followUp: "Follow up",
      previous: "Previous",
      next: "Next",
    },
  },
};
