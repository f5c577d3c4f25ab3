import type { EditionState } from "../../domain/delivery/delivery.ts";
import { createCountNoun } from "./count-noun.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";

const countNoun = createCountNoun("de");

const OPTIONS = {
  channel: "Wo es gepostet wird",
  time: "Uhrzeit: 07:30, 19:30",
  weekdays: "Tage: Mo-Fr, Mo, Mi; ohne Angabe jeden Tag",
  "time-zone": "Nach welcher Uhr: eine Stadt, Europe/Berlin, UTC+2",
  topic: "Nur was das betrifft: Wörter, Namen, „eine Wendung“, -ohne",
  "nothing-new": "Was geschieht, wenn es nichts Neues gibt",
  thread: "An jedem Briefing einen Thread beginnen, für weitere Teile und Gespräch",
  pictures: "Ein Bild zu jedem Briefing: Dokumente und Themen pro Tag, Zahlen im Verlauf",
  title: "Die Überschrift",
  language: "Die Sprache von Überschriften und Hinweisen; Dokumente behalten ihre",
  cron: "Statt Uhrzeit und Tagen: ein Cron-Ausdruck, 30 7 * * 1-5",
} as const;
const ID = "Welcher Zeitplan";

const STATES: Readonly<Record<EditionState, string>> = {
  composing: "wird geschrieben",
  sending: "wird gepostet",
  delivered: "gepostet",
  silent: "nichts Neues, also keine Nachricht",
  missed: "versäumt",
  uncertain: "ungewiss",
  failed: "gescheitert",
};

const CHECK_CHANNEL = "Sieh im Kanal nach: Es kann dort stehen und wird nicht noch einmal gepostet.";

export const germanSchedules: ScheduleTexts = {
  descriptions: {
    schedule: "Briefings, die von selbst gepostet werden",
    "schedule.add": "Ein Briefing zu einer Uhrzeit posten",
    "schedule.add.id": "Ein kurzer Name dafür; ohne Angabe vier geloste Buchstaben",
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
    "schedule.list": "Die Zeitpläne dieses Servers, und wann sie das nächste Mal posten",
    "schedule.edit": "Einen Zeitplan ändern; was fehlt, bleibt",
    "schedule.edit.id": ID,
    "schedule.edit.channel": OPTIONS.channel,
    "schedule.edit.time": OPTIONS.time,
    "schedule.edit.weekdays": OPTIONS.weekdays,
    "schedule.edit.time-zone": OPTIONS["time-zone"],
    "schedule.edit.topic": "Nur was das betrifft; - für alles",
    "schedule.edit.nothing-new": OPTIONS["nothing-new"],
    "schedule.edit.thread": OPTIONS.thread,
    "schedule.edit.pictures": OPTIONS.pictures,
    "schedule.edit.title": "Die Überschrift; - für die übliche",
    "schedule.edit.language": OPTIONS.language,
    "schedule.edit.cron": OPTIONS.cron,
    "schedule.pause": "Nichts posten, bis es weitergeht",
    "schedule.pause.id": ID,
    "schedule.resume": "Wieder posten, vom nächsten Mal an",
    "schedule.resume.id": ID,
    "schedule.run": "Jetzt posten, neben seinen Zeiten",
    "schedule.run.id": ID,
    "schedule.preview": "Nur dir zeigen, was jetzt gepostet würde",
    "schedule.preview.id": ID,
    "schedule.remove": "Einen Zeitplan entfernen; was er gepostet hat, bleibt",
    "schedule.remove.id": ID,
  },
  nothingNew: { line: "Ohne Neues: eine Zeile", silence: "Ohne Neues: keine Nachricht" },
  everyDay: "jeden Tag",
  daily: (time, days, zone) => `${time} Uhr ${days}, ${zone}`,
  cron: (expression, zone) => `${expression}, ${zone}`,
  topic: (topic) => `Thema: ${topic}`,
  thread: "Mit einem Thread",
  noPictures: "Ohne Bilder",
  none: "Noch kein Zeitplan. /schedule add macht einen.",
  unknown: (id) =>
    `Einen Zeitplan „${id}“ gibt es hier nicht. Wähle einen aus der Liste oder sieh /schedule list.`,
  problems: {
    taken: "Ein Zeitplan heißt schon so, oder der Name ist vergeben. Wähle einen anderen.",
    "too-many": "Hier gibt es 25 Zeitpläne, mehr dürfen es nicht sein. Entferne erst einen.",
    "too-often":
      "Ein Briefing davon wurde in der letzten Minute begonnen. Versuch es in einer Minute wieder.",
    busy: "Ein Briefing davon wird gerade geschrieben oder gepostet. Versuch es in einer Minute wieder.",
  },
  postsIn: (id, channel, when) => `**${id}** postet in ${channel}: ${when}`,
  nextRuns: "Als Nächstes:",
  paused: (why, since) =>
    ({
      "by-hand": `Angehalten seit ${since}. Mit /schedule resume geht es weiter.`,
      forbidden: `Angehalten seit ${since}: Ich darf dort nicht posten. Gib mir die Rechte, dann /schedule resume.`,
      gone: `Angehalten seit ${since}: Der Kanal ist weg. Wähle einen anderen mit /schedule edit, dann /schedule resume.`,
      invalid: `Angehalten seit ${since}: Discord nahm die Nachricht nicht an. Warum, steht im Log; dann /schedule resume.`,
    })[why],
  resumed: (id) => `**${id}** postet wieder.`,
  removed: (id) => `Entfernt: **${id}**. Was er gepostet hat, bleibt.`,
  permissions: {
    ViewChannel: "Kanal ansehen",
    SendMessages: "Nachrichten senden",
    AttachFiles: "Dateien anhängen",
    ReadMessageHistory: "Nachrichtenverlauf anzeigen",
    CreatePublicThreads: "Öffentliche Threads erstellen",
    SendMessagesInThreads: "Nachrichten in Threads senden",
  },
  missing: (channel, permissions) =>
    `⚠️ In ${channel} fehlt mir: ${permissions}. Gib mir das dort, sonst wird nicht gepostet.`,
  channelUnknown: (channel) =>
    `⚠️ Ich sehe ${channel} nicht. Gib mir dort „Kanal ansehen“ oder wähle einen anderen.`,
  wouldBeSilent: "Es gibt nichts Neues: Jetzt würde keine Nachricht gepostet.",
  runQueued: "Es wird in einigen Sekunden gepostet.",
  runResult: (state, channel, reason) =>
    state === "delivered"
      ? `In ${channel} gepostet.`
      : `Nicht in ${channel} gepostet: ${STATES[state]}${reason}.`,
  status: {
    last: (state, slot) => `zuletzt ${slot}: ${STATES[state]}`,
    late: (minutes) => `${countNoun(minutes, "Minute", "Minuten")} verspätet`,
    noneYet: "noch nichts gepostet",
    next: (time) => `als Nächstes ${time}`,
    missed: (count) => `${count.toLocaleString("de")} versäumt`,
    withProblem: (state, slot, reason) => `${STATES[state]}, ${slot}: ${reason}`,
  },
  notice: (kind, { id, channel, slot, reason }) =>
    ({
      paused: `⏸️ Der Zeitplan **${id}** ist angehalten: Discord nimmt seine Nachrichten in ${channel} nicht an (${reason}). Gib mir dort die Rechte oder wähle einen anderen Kanal mit /schedule edit; dann /schedule resume.`,
      failed: `⚠️ Das Briefing des Zeitplans **${id}**, fällig ${slot}, ging in ${channel} nicht ganz hinaus (${reason}). /schedule run postet jetzt eines.`,
      uncertain: `❓ Niemand weiß, ob das Briefing des Zeitplans **${id}**, fällig ${slot}, in ${channel} steht (${reason}). ${CHECK_CHANNEL}`,
      missed: `⌛ Das Briefing des Zeitplans **${id}**, fällig ${slot}, wurde in ${channel} nicht gepostet (${reason}). /schedule run postet jetzt eines.`,
    })[kind],
};
