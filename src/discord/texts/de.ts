import { createCountNoun } from "./count-noun.ts";
import { german } from "./de-commands.ts";
import { germanSchedules } from "./de-schedules.ts";
import { germanWatches } from "./de-watches.ts";
import type { Texts } from "./texts.ts";

const countNoun = createCountNoun("de");
const TITLES = {
  morning: "Briefing am Morgen",
  afternoon: "Briefing am Nachmittag",
  evening: "Briefing am Abend",
} as const;

export const de: Texts = {
  code: "de",
  name: "Deutsch",
  locales: ["de"],
  dateLocale: "de",
  commands: german,
  schedules: germanSchedules,
  watches: germanWatches,
  render: {
    briefing: {
      title: (part) => TITLES[part],
      counts: ({ documents, stories, newStories, updated, conflicts }, since) => {
        const read = countNoun(documents, "Dokument", "Dokumente") + (since === null ? "" : ` seit ${since}`);
        const parts = [`${read} → ${countNoun(stories, "Meldung", "Meldungen")}`];
        if (newStories > 0) parts.push(`${newStories.toLocaleString("de")} neu`);
        if (updated > 0) parts.push(`${updated} aktualisiert`);
        if (conflicts > 0) parts.push(countNoun(conflicts, "Widerspruch", "Widersprüche"));
        return parts.join(" · ");
      },
      whyEmpty: {
        "nothing-new": "Nichts Neues in diesen Dokumenten.",
        "none-in-window": "Seitdem keine Dokumente.",
        none: "Noch keine Dokumente.",
      },
      nothingOn: (topic, since) =>
        `In den Dokumenten ${since === null ? "" : `seit ${since} `}steht nichts zu „${topic}“.`,
      bottomLine: "Kurz gesagt:",
      update: "AKTUALISIERT",
      sourcesDiffer: "Die Quellen widersprechen sich:",
      inBrief: "Kurz gemeldet",
      moreStories: (count) => `und ${countNoun(count, "weitere Meldung", "weitere Meldungen")}`,
      watchNext: "Was ansteht",
      couldNotBeRead: (count) => `Nicht lesbar: ${countNoun(count, "Datei", "Dateien")}`,
      moreFiles: (count) => `und ${countNoun(count, "weitere Datei", "weitere Dateien")}`,
      leftOut: (dropped) =>
        `${countNoun(dropped, "Satz", "Sätze")} ausgelassen: nicht durch die Quelle gedeckt`,
      late: (due) => `Verspätet: geplant war ${due}`,
    },
    alert: {
      noNewDocuments: "Keine neuen Dokumente",
      noNewDocumentsFor: (days, newest) =>
        newest === null
          ? "Bisher ist kein Dokument eingetroffen. Werden Dateien im Dokumentenordner abgelegt?"
          : `Seit ${countNoun(days, "Tag", "Tagen")} kein neues Dokument; das neueste kam am ${newest} an. Wird der Dokumentenordner noch gefüllt?`,
      watch: (stories, topic) =>
        stories === 1
          ? `Neu zu „${topic}“`
          : `${countNoun(stories, "neue Meldung", "neue Meldungen")} zu „${topic}“`,
      watchTitle: "Benachrichtigung",
    },
    correction: {
      heading: "Korrektur",
      earlier: "Korrekturen zu früheren Briefings",
      says: (source, before, now) => `${source} schrieb ${before} und schreibt jetzt ${now}`,
      noLongerSays: (source, quote) => `${source} schreibt nicht mehr ${quote}`,
      withdrawn: (source, quote) => `von ${source} zurückgezogen: ${quote}`,
      noRoom: (numbers) =>
        numbers === ""
          ? "Quellen haben sich seitdem geändert."
          : `Die Quellen haben sich seitdem geändert: ${numbers}`,
      more: (count) => `und ${countNoun(count, "weitere Korrektur", "weitere Korrekturen")}`,
    },
    writer: {
      model: (name) => `Geschrieben von ${name}, mit den Quellen abgeglichen`,
      mixed: (name, fallbacks) =>
        `Geschrieben von ${name}, mit den Quellen abgeglichen; ${countNoun(fallbacks, "Text", "Texte")} ohne Sprachmodell, weil das Modell nicht antwortete`,
      failed: "Ohne Sprachmodell erstellt, weil das Modell nicht antwortete",
      builtIn: "Sätze aus den Dokumenten übernommen, ohne Sprachmodell",
      claimByModel: "vom Modell formuliert",
      answerByModel: "Vom Modell geschrieben, mit den Quellen abgeglichen",
    },
    answer: {
      notInDocuments: "Dazu steht nichts in den Dokumenten.",
      nearestInstead: "Dazu steht nichts in den Dokumenten. Am ehesten passt:",
      unclear: "Zu dieser Frage passt mehr als eine Meldung. Welche meinst du?",
      askedBy: (person) => `${person} fragt`,
    },
    evidence: {
      title: "Quellen",
      none: "Diese Nachricht zitiert keine Quellen.",
      wordForWord: "wörtlich:",
      sentences: (runs, count) => `${count === 1 ? "Satz" : "Sätze"} ${runs}`,
      gone: "nicht mehr in der Bibliothek",
    },
    story: {
      documents: (count) => countNoun(count, "Dokument", "Dokumente"),
      facts: "Die wichtigsten Fakten",
      timeline: "Verlauf",
    },
    documents: {
      title: (total) => countNoun(total, "Dokument", "Dokumente"),
      none: "Keine Dokumente.",
      hits: (query) => `Fundstellen zu „${query}“`,
      noHits: (query) => `Zu „${query}“ steht nichts in den Dokumenten.`,
    },
    document: { undated: "ohne Datum", alsoAt: (paths) => `auch ${paths}` },
    page: (page, pages) => `Seite ${page} von ${pages}`,
    buttons: {
      open: "Öffnen",
      ask: "Fragen",
      sources: "Quellen",
      report: "Fehler melden",
      followUp: "Nachfragen",
      previous: "Zurück",
      next: "Weiter",
    },
  },
};
