import type { RefusalReason } from "../../domain/delivery/message-sender.ts";
import { createCountNoun } from "./count-noun.ts";
import type { WatchTexts } from "./watch-texts.ts";

const countNoun = createCountNoun("de");
const recipient = (channel: string | null) =>
  channel === null ? "dir per Direktnachricht" : `in ${channel}`;

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  forbidden: "ich darf dort nicht schreiben",
  gone: "den Kanal gibt es nicht mehr",
  invalid: "sie war ungültig",
};

export const germanWatches: WatchTexts = {
  descriptions: {
    watch: "Benachrichtigungen über neue Dokumente zu einem Thema",
    "watch.add": "Ein Thema beobachten: eine Benachrichtigung pro Meldung",
    "watch.add.topic": "Wörter, Namen, „genaue Wortfolge“, -ausgeschlossen",
    "watch.add.channel": "Kanal für die Benachrichtigungen; ohne Angabe Direktnachrichten an dich",
    "watch.add.quiet-from": "Beginn der Ruhezeit: 22:00",
    "watch.add.quiet-to": "Ende der Ruhezeit: 07:00",
    "watch.add.time-zone": "Zeitzone: eine Stadt, Europe/Berlin, UTC+2",
    "watch.add.per-hour": "Höchstzahl der Nachrichten pro Stunde; Weiteres wird zusammengefasst",
    "watch.list": "Deine beobachteten Themen und, mit „Server verwalten“, die dieses Servers",
    "watch.remove": "Ein Thema nicht mehr beobachten",
    "watch.remove.topic": "Welches Thema",
  },
  active: (topic, channel) => `Neue Dokumente zu „${topic}“ melde ich ${recipient(channel)}.`,
  changed: (topic, channel) => `Geändert: Neue Dokumente zu „${topic}“ melde ich ${recipient(channel)}.`,
  quiet: (from, to, zone) => `Ruhezeit von ${from} bis ${to}, ${zone}`,
  perHour: (max) => `höchstens ${countNoun(max, "Nachricht", "Nachrichten")} pro Stunde`,
  refused: (why) =>
    `⚠️ Pausiert: Discord hat die letzte Benachrichtigung abgelehnt (${REFUSALS[why]}). Behebe das und füge das Thema neu hinzu.`,
  sharedOnly: "Umfasst die gemeinsamen Dokumente, nicht die eines Servers.",
  none: "Noch kein Thema wird beobachtet. Füge mit /watch add eines hinzu.",
  unknown: (topic) => `„${topic}“ wird nicht beobachtet. Wähle eines aus der Liste.`,
  removed: (topic) => `Entfernt: „${topic}“ wird nicht mehr beobachtet.`,
  noDirectMessages:
    "Ich kann dir keine Direktnachrichten schicken. Erlaube sie von Mitgliedern dieses Servers und versuche es noch einmal.",
  problems: {
    topic: "Gib ein Thema an: Wörter, Namen, „genaue Wortfolge“, -ausgeschlossen.",
    "too-many": "Mehr Themen lassen sich nicht beobachten. Entferne zuerst eines.",
  },
};
