import type { EditionState } from "../../domain/delivery/edition.ts";
import { createCountNoun } from "./count-noun.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";

const countNoun = createCountNoun("de");

const OPTIONS = {
  channel: "Kanal für die Briefings",
  time: "Uhrzeit: 07:30, 19:30",
  weekdays: "Tage: Mo-Fr, Mo, Mi; ohne Angabe täglich",
  "time-zone": "Zeitzone: eine Stadt, Europe/Berlin, UTC+2",
  topic: "Nur Meldungen dazu: Wörter, Namen, „genaue Wortfolge“, -ausgeschlossen",
  "nothing-new": "Was passiert, wenn es nichts Neues gibt",
  thread: "Zu jedem Briefing einen Thread starten, für weitere Teile und Diskussion",
  pictures: "Ein Bild zu jedem Briefing: Dokumente und Meldungen pro Tag, Zahlen im Verlauf",
  title: "Überschrift des Briefings",
  language: "Sprache von Überschriften und Hinweisen; Dokumente bleiben in ihrer Sprache",
  cron: "Statt Uhrzeit und Tagen: ein Cron-Ausdruck, 30 7 * * 1-5",
} as const;
const ID = "Welcher Zeitplan";

const STATES: Readonly<Record<EditionState, string>> = {
  composing: "wird geschrieben",
  sending: "wird gepostet",
  delivered: "gepostet",
  silent: "nichts Neues, also keine Nachricht",
  missed: "ausgefallen",
  uncertain: "unklar",
  failed: "fehlgeschlagen",
};

const CHECK_CHANNEL = "Sieh im Kanal nach; das Briefing wird nicht noch einmal gepostet.";

export const germanSchedules: ScheduleTexts = {
  descriptions: {
    schedule: "Automatisch gepostete Briefings",
    "schedule.add": "Ein Briefing zu einer festen Uhrzeit posten",
    "schedule.add.id": "Ein kurzer Name; ohne Angabe vier zufällige Buchstaben",
    "schedule.add.channel": OPTIONS.channel,
    "schedule.add.time": OPTIONS.time,
    "schedule.add.weekdays": OPTIONS.weekdays,
    "schedule.add.time-zone": OPTIONS["time-zone"],
    "schedule.add.topic": OPTIONS.topic,
    "schedule.add.nothing-new": OPTIONS["nothing-new"],
    "schedule.add.thread": OPTIONS.thread,
    "schedule.add.pictures": OPTIONS.pictures,
    "schedule.add.title": OPTIONS.title,
    "schedule.add.language": OPTIONS.language,
    "schedule.add.cron": OPTIONS.cron,
    "schedule.list": "Die Zeitpläne dieses Servers und ihre nächsten Termine",
    "schedule.edit": "Einen Zeitplan ändern; ohne Angabe bleibt eine Option, wie sie ist",
    "schedule.edit.id": ID,
    "schedule.edit.channel": OPTIONS.channel,
    "schedule.edit.time": OPTIONS.time,
    "schedule.edit.weekdays": OPTIONS.weekdays,
    "schedule.edit.time-zone": OPTIONS["time-zone"],
    "schedule.edit.topic": "Nur Meldungen dazu; - für alles",
    "schedule.edit.nothing-new": OPTIONS["nothing-new"],
    "schedule.edit.thread": OPTIONS.thread,
    "schedule.edit.pictures": OPTIONS.pictures,
    "schedule.edit.title": "Überschrift des Briefings; - für die übliche",
    "schedule.edit.language": OPTIONS.language,
    "schedule.edit.cron": OPTIONS.cron,
    "schedule.pause": "Nichts mehr posten, bis der Zeitplan fortgesetzt wird",
    "schedule.pause.id": ID,
    "schedule.resume": "Ab dem nächsten Termin wieder posten",
    "schedule.resume.id": ID,
    "schedule.run": "Jetzt ein zusätzliches Briefing posten",
    "schedule.run.id": ID,
    "schedule.preview": "Vorschau, was jetzt gepostet würde; nur du siehst sie",
    "schedule.preview.id": ID,
    "schedule.remove": "Einen Zeitplan entfernen; bereits Gepostetes bleibt",
    "schedule.remove.id": ID,
  },
  nothingNew: { line: "Wenn nichts neu ist: eine Zeile", silence: "Wenn nichts neu ist: keine Nachricht" },
  everyDay: "täglich",
  daily: (time, days, zone) => `${time} Uhr ${days}, ${zone}`,
  cron: (expression, zone) => `${expression}, ${zone}`,
  topic: (topic) => `Thema: ${topic}`,
  thread: "Mit einem Thread",
  noPictures: "Ohne Bilder",
  none: "Noch kein Zeitplan. Lege einen mit /schedule add an.",
  unknown: (id) =>
    `Hier gibt es keinen Zeitplan „${id}“. Wähle einen aus der Liste oder sieh unter /schedule list nach.`,
  problems: {
    taken: "Ein Zeitplan heißt schon so, oder der Name ist reserviert. Wähle einen anderen.",
    "too-many": "Dieser Server hat bereits 25 Zeitpläne, mehr sind nicht möglich. Entferne zuerst einen.",
    "too-often":
      "Dieser Zeitplan hat in der letzten Minute ein Briefing begonnen. Versuche es in einer Minute wieder.",
    busy: "Ein Briefing dieses Zeitplans wird gerade geschrieben oder gepostet. Versuche es in einer Minute wieder.",
  },
  postsIn: (id, channel, when) => `**${id}** postet in ${channel}: ${when}`,
  nextRuns: "Nächste Termine:",
  paused: (why, since) =>
    ({
      "by-hand": `Pausiert ${since}. Mit /schedule resume geht es weiter.`,
      forbidden: `Pausiert ${since}: Ich darf dort nicht posten. Gib mir die Berechtigungen, dann geht es mit /schedule resume weiter.`,
      gone: `Pausiert ${since}: Den Kanal gibt es nicht mehr. Wähle mit /schedule edit einen anderen, dann geht es mit /schedule resume weiter.`,
      invalid: `Pausiert ${since}: Discord hat die Nachricht abgelehnt. Der Grund steht im Log; danach geht es mit /schedule resume weiter.`,
    })[why],
  resumed: (id) => `**${id}** postet wieder.`,
  removed: (id) => `Entfernt: **${id}**. Bereits Gepostetes bleibt.`,
  permissions: {
    ViewChannel: "Kanal ansehen",
    SendMessages: "Nachrichten senden",
    AttachFiles: "Dateien anhängen",
    ReadMessageHistory: "Nachrichtenverlauf anzeigen",
    CreatePublicThreads: "Öffentliche Threads erstellen",
    SendMessagesInThreads: "Nachrichten in Threads senden",
  },
  missing: (channel, permissions) =>
    `⚠️ Fehlende Berechtigungen in ${channel}: ${permissions}. Gib sie mir dort, sonst kann das Posten scheitern.`,
  channelUnknown: (channel) =>
    `⚠️ Ich sehe ${channel} nicht. Gib mir dort „Kanal ansehen“ oder wähle einen anderen Kanal.`,
  wouldBeSilent: "Es gibt nichts Neues, deshalb würde jetzt keine Nachricht gepostet.",
  runQueued: "Das Briefing wird in wenigen Sekunden gepostet.",
  runResult: (state, channel, reason) =>
    state === "delivered"
      ? `In ${channel} gepostet.`
      : `Nicht in ${channel} gepostet: ${STATES[state]}${reason}.`,
  status: {
    last: (state, slot) => `zuletzt ${slot}: ${STATES[state]}`,
    late: (minutes) => `${countNoun(minutes, "Minute", "Minuten")} verspätet`,
    noneYet: "noch nichts gepostet",
    next: (time) => `das nächste ${time}`,
    missed: (count) => `${count.toLocaleString("de")} ausgefallen`,
    withProblem: (state, slot, reason) => `${STATES[state]}, ${slot}: ${reason}`,
  },
  notice: (kind, { id, channel, slot, reason }) =>
    ({
      paused: `⏸️ Der Zeitplan **${id}** ist pausiert: Discord lehnt seine Nachrichten in ${channel} ab (${reason}). Gib mir dort die Berechtigungen oder wähle mit /schedule edit einen anderen Kanal, dann geht es mit /schedule resume weiter.`,
      failed: `⚠️ Das Briefing des Zeitplans **${id}**, geplant für ${slot}, wurde in ${channel} nicht vollständig gepostet (${reason}). Mit /schedule run postest du jetzt eines.`,
      uncertain: `❓ Unklar ist, ob das Briefing des Zeitplans **${id}**, geplant für ${slot}, in ${channel} gepostet wurde (${reason}). ${CHECK_CHANNEL}`,
      missed: `⌛ Das Briefing des Zeitplans **${id}**, geplant für ${slot}, wurde in ${channel} nicht gepostet (${reason}). Mit /schedule run postest du jetzt eines.`,
    })[kind],
};
