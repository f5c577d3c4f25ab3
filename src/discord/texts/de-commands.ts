import type { CommandTexts } from "./command-texts.ts";
import { createCountNoun } from "./count-noun.ts";
import { germanSchedules } from "./de-schedules.ts";
import { germanWatches } from "./de-watches.ts";

const countNoun = createCountNoun("de");

export const german: CommandTexts = {
  descriptions: {
    ...germanSchedules.descriptions,
    ...germanWatches.descriptions,
    brief: "Die Nachrichten in den Dokumenten, jeder Satz mit seiner Quelle",
    "brief.topic": "Nur Meldungen dazu: Wörter, Namen, „genaue Wortfolge“, -ausgeschlossen",
    "brief.since": "Nur Dokumente, erschienen seit: heute, 24h, 3d, 2026-05-06",
    ask: "Eine Frage stellen; die Antwort nennt ihre Quellensätze",
    "ask.question": "Deine Frage, in eigenen Worten",
    "ask.private": "Nur du siehst die Antwort",
    documents: "Die Dokumente hinter den Briefings und Antworten dieses Servers",
    "documents.list": "Die neuesten Dokumente",
    "documents.list.page": "Seite der Liste",
    "documents.search": "Textstellen nach Wörtern durchsuchen",
    "documents.search.words": "Wörter, die in der Textstelle vorkommen",
    "documents.add": "Eine Datei nur für diesen Server hinzufügen",
    "documents.add.file": "Ein Nachrichtendokument in einem unterstützten Format",
    "documents.remove": "Eine hier hinzugefügte Datei entfernen",
    "documents.remove.document": "Die Datei",
    "documents.reload": "Jetzt nach neuen und geänderten Dokumenten suchen",
    story: "Eine Meldung vollständig, mit ihrem Verlauf",
    "story.story": "Wörter aus ihrer Überschrift",
    sources: "Die Quellensätze zu einer meiner Nachrichten",
    "sources.message": "Link oder ID der Nachricht; ohne Angabe meine letzte hier",
    status: "Status von Bibliothek, Modell und Bot",
    settings: "Einstellungen dieses Servers ansehen oder ändern",
    "settings.errors-channel": "Kanal für Fehlermeldungen",
    "settings.language": "Sprache meiner Nachrichten; Dokumente bleiben in ihrer Sprache",
    "settings.private-answers": "Antworten auf /ask nur der fragenden Person zeigen",
    help: "Was ich kann",
    "forget-me": "Löschen, was ich über dich speichere: Fragen, Daumen, gemeldete Fehler, beobachtete Themen",
  },
  briefThis: "Kurz zusammenfassen",
  addToDocuments: "Zu Dokumenten hinzufügen",
  since: {
    today: "heute",
    yesterday: "gestern",
    day: "die letzten 24 Stunden",
    week: "die letzten 7 Tage",
    month: "die letzten 30 Tage",
  },
  help: [
    "Ich lese einen Ordner mit Nachrichtendokumenten und sage dir, was darin steht. **Zu jedem Satz gibt es die Quellensätze**: Drücke auf Quellen.",
    "**/brief** die neuesten Nachrichten, auch zu einem Thema oder seit einem Zeitpunkt\n**/ask** eine Frage stellen; um weiterzufragen, antworte auf meine Antwort oder drücke auf Nachfragen\n**/story** eine Meldung vollständig\n**/sources** die Quellensätze zu einer meiner Nachrichten\n**/documents** was ich lese; mit der Berechtigung „Server verwalten“ Dateien in allen unterstützten Formaten hinzufügen und entfernen\n**/schedule** automatisch gepostete Briefings; nur mit „Server verwalten“\n**/watch** Benachrichtigungen über neue Dokumente zu einem Thema\n**/status** · **/settings** · **/forget-me**",
    "Du kannst mich auch mit deiner Frage erwähnen oder mir eine Direktnachricht schreiben. Bei einer Nachricht: Apps, Kurz zusammenfassen. Ich sage nur, was in den Dokumenten steht.",
  ],
  managersOnly: "Dafür brauchst du die Berechtigung „Server verwalten“.",
  guildOnly: "Das geht nur auf einem Server, der mich hinzugefügt hat.",
  sinceUnclear: (typed) =>
    `„${typed}“ verstehe ich nicht als Zeitangabe. Möglich sind: heute, gestern, 24h, 3d, 2026-05-06, 2026-05-06T08:00.`,
  storyGone:
    "Diese Meldung ist nicht mehr in den Dokumenten. Tippe ein Wort aus ihrer Überschrift und wähle aus der Liste.",
  slowDown: (seconds) =>
    `Du fragst zu schnell. Versuche es in ${countNoun(seconds, "Sekunde", "Sekunden")} wieder.`,
  guildBusy: (seconds) =>
    `Hier fragen gerade viele. Versuche es in ${countNoun(seconds, "Sekunde", "Sekunden")} wieder.`,
  outdated:
    "Dieser Befehl oder Button gehört zu einer anderen Version von mir. Drücke Strg+R oder gib den Befehl neu ein.",
  restarting: "Ich werde gerade neu gestartet. Versuche es in einer Minute wieder.",
  interrupted: "Ich wurde neu gestartet, bevor ich fertig war. Frag noch einmal.",
  failed: (reference) =>
    `Bei mir ist etwas schiefgegangen. Versuche es noch einmal; passiert es wieder, nenne denen, die mich betreiben, die Kennung ${reference}.`,
  storeBusy: (reference) =>
    `Die Datenbank ist ausgelastet oder voll. Versuche es in einer Minute wieder; den Grund nennt das Log unter der Kennung ${reference}.`,
  added: (title) => `Hinzugefügt: ${title}. Das Dokument ist gelesen und nur auf diesem Server sichtbar.`,
  replaced: (title) => `Ersetzt: ${title}. Die frühere Datei mit diesem Namen wurde entfernt.`,
  refused: (name, reason) => `${name} wurde nicht hinzugefügt. ${reason}`,
  unreadable: (name, reason) => `${name} ist nicht lesbar. ${reason}`,
  tooLarge: (name, megabytes) => `${name} wurde nicht gelesen: Die Datei ist größer als ${megabytes} MB.`,
  notFetched: (name) => `${name} konnte nicht von Discord heruntergeladen werden. Versuche es noch einmal.`,
  tooManyFiles: (max) =>
    `Dieser Server hat bereits ${countNoun(max, "Datei", "Dateien")}, mehr sind nicht möglich. Entferne zuerst einige.`,
  tooManyBytes: (megabytes) =>
    `Die Dateien dieses Servers belegen bereits ${megabytes} MB, mehr ist nicht möglich. Entferne zuerst einige.`,
  removed: (name) => `Entfernt: ${name}.`,
  notAddedHere: (name) =>
    `Auf diesem Server wurde keine Datei namens „${name}“ hinzugefügt. Wähle eine aus der Liste.`,
  reloaded: (read, gone, unreadable) =>
    `Geprüft: ${countNoun(read, "neues oder geändertes Dokument", "neue oder geänderte Dokumente")}, ${gone} entfernt, ${unreadable} nicht lesbar.`,
  nothingInMessage: "Diese Nachricht enthält keinen Text, den ich lesen kann.",
  noSources: "Ich finde hier keine Nachricht von mir mit Quellen. Gib mir den Link dazu.",
  sourcesExpired: "Die Quellen dieser Nachricht sind nicht mehr gespeichert.",
  notOwnMessage: "Das ist keine Nachricht von mir mit Quellen.",
  status: {
    library: (documents, stories, unreadable) =>
      `${countNoun(documents, "Dokument", "Dokumente")}, ${countNoun(stories, "Meldung", "Meldungen")}, ${countNoun(unreadable, "nicht lesbare Datei", "nicht lesbare Dateien")}`,
    lastSynced: (time) => `Ordner zuletzt ${time} geprüft`,
    notYetScanned: "Ordner noch nicht geprüft",
    lastScan: (read, unreadable, gone) => `${read} gelesen, ${unreadable} nicht lesbar, ${gone} entfernt`,
    settling: (files) =>
      `${countNoun(files, "Datei", "Dateien")} gerade geändert; gelesen wird, sobald sich nichts mehr ändert`,
    backlog: (read, changed, perSecond, latest) =>
      `Wird gelesen: ${read.toLocaleString("de")} von ${countNoun(changed, "Datei", "Dateien")} (${perSecond.toLocaleString("de")} pro Sekunde)${latest === null ? "" : `, zuletzt ${latest}`}`,
    noModel: "Kein Modell eingestellt: Texte entstehen ohne Sprachmodell",
    model: (name, used, daily) =>
      `Modell ${name}: heute ${used.toLocaleString("de")} von ${daily.toLocaleString("de")} Token verbraucht`,
    thumbs: (up, down) => `Antworten: ${up} Daumen hoch, ${down} Daumen runter`,
    shard: (id, count, pingMs) =>
      `Shard ${id + 1} von ${count}${pingMs === null ? "" : `, ${Math.round(pingMs)} ms bis Discord`}`,
    unreadable: "Nicht lesbar:",
  },
  settings: {
    heading: "Einstellungen dieses Servers",
    errors: (channel) =>
      channel === null
        ? "Kein Fehlerkanal eingestellt: wähle einen mit errors-channel"
        : `Fehler melde ich in ${channel}`,
    language: (name) => `Ich schreibe auf ${name}`,
    privateAnswers: (on) =>
      on ? "Antworten auf /ask sind privat" : "Antworten auf /ask sind für alle sichtbar",
    cannotPost: (channel) =>
      `In ${channel} darf ich nicht schreiben. Gib mir dort zuerst „Kanal ansehen“ und „Nachrichten senden“.`,
  },
  forgotten: (things) =>
    things === 0
      ? "Über dich ist nichts gespeichert."
      : `Gelöscht: ${countNoun(things, "Eintrag", "Einträge")} zu dir. Sonst ist nichts über dich gespeichert.`,
  stages: {
    searching: "Ich durchsuche die Dokumente …",
    writing: "Ich schreibe …",
    checking: "Ich gleiche jeden Satz mit seiner Quelle ab …",
  },
  forms: {
    askTitle: "Eine Frage stellen",
    followUpTitle: "Nachfragen",
    question: "Deine Frage",
    reportTitle: "Einen Fehler melden",
    report: "Was stimmt nicht?",
    reported: "Danke. Wer diesen Server verwaltet, kann deinen Hinweis sehen.",
  },
  thanks: "Notiert, danke.",
  mistakeReported: (link, text) => `Ein Fehler wurde gemeldet: ${link}\n${text}`,
  cannotReadThread:
    "Discord zeigt mir Nachrichten hier nur, wenn sie mich erwähnen. Erwähne mich oder drücke unter einer Antwort auf Nachfragen.",
  greeting:
    "Frag mich nach den Nachrichten in meinen Dokumenten: Erwähne mich mit einer Frage oder nutze /ask. /brief zeigt das Neueste, /help, was ich kann.",
  greetingWords: ["hallo", "hilfe", "moin", "servus", "guten morgen", "guten tag", "guten abend", "danke"],
};
