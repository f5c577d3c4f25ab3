import { createCountNoun } from "./count-noun.ts";
import type { WatchTexts } from "./watch-texts.ts";

const countNoun = createCountNoun("de");
const recipient = (channel: string | null) =>
  channel === null ? "dir in einer Direktnachricht" : `in ${channel}`;

export const germanWatches: WatchTexts = {
  descriptions: {
    watch: "Meldungen über neue Dokumente zu einem Thema",
    "watch.add": "Neue Dokumente zu einem Thema melden, einmal je Geschichte",
    "watch.add.topic": "Wörter, Namen, „eine Wendung“, -ohne",
    "watch.add.channel": "Wo gemeldet wird; ohne Angabe schreibe ich dir allein",
    "watch.add.quiet-from": "Beginn der Ruhe: 22:00",
    "watch.add.quiet-to": "Ende der Ruhe: 07:00",
    "watch.add.time-zone": "Wessen Uhr: eine Stadt, Europe/Berlin, UTC+2",
    "watch.add.per-hour": "Höchstens so viele Nachrichten je Stunde; mehr wird gesammelt",
    "watch.list": "Deine Meldungen, und für Verwalter die des Servers",
    "watch.remove": "Ein Thema nicht mehr melden",
    "watch.remove.topic": "Welches Thema",
  },
  active: (topic, channel) => `Neue Dokumente zu „${topic}“ melde ich ${recipient(channel)}.`,
  changed: (topic, channel) => `Neu eingestellt: „${topic}“ melde ich ${recipient(channel)}.`,
  quiet: (from, to, zone) => `Ruhe von ${from} bis ${to}, ${zone}`,
  perHour: (max) => `höchstens ${countNoun(max, "Nachricht", "Nachrichten")} je Stunde`,
  refused: (why) =>
    `⚠️ Es ruht: Discord hat die letzte Meldung abgelehnt (${why}). Gib mir das Recht und füge es neu hinzu.`,
  sharedOnly: "Ich sehe dafür die gemeinsamen Dokumente, nicht die eines Servers.",
  none: "Noch nichts wird beobachtet. /watch add beginnt damit.",
  unknown: (topic) => `„${topic}“ wird nicht beobachtet. Wähle aus der Liste.`,
  removed: (topic) => `Entfernt: „${topic}“ wird nicht mehr beobachtet.`,
  noDirectMessages:
    "Ich kann dir nicht schreiben. Erlaube Direktnachrichten von Mitgliedern dieses Servers und versuche es noch einmal.",
  problems: {
    topic: "Sage, wonach ich sehen soll: Wörter, Namen, „eine Wendung“, -ohne.",
    "too-many": "Mehr Themen können nicht beobachtet werden. Entferne zuerst eines.",
  },
};
