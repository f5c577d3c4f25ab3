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
    "brief.topic": "Nur was dies betrifft: Wörter, Namen, „eine Wendung“, -ohne",
    "brief.since": "Nur Dokumente, die seither erschienen: heute, 24h, 3d, 2026-05-06",
    ask: "Die Dokumente fragen; die Antwort zeigt die Sätze, auf denen sie beruht",
    "ask.question": "Deine Frage, in eigenen Worten",
    "ask.private": "Die Antwort nur mir zeigen",
    documents: "Die Dokumente, auf denen Briefings und Antworten beruhen",
    "documents.list": "Die neuesten Dokumente",
    "documents.list.page": "Welche Seite der Liste",
    "documents.search": "Textstellen nach ihren Wörtern finden",
    "documents.search.words": "Wörter, die in der Textstelle stehen",
    "documents.add": "Eine Datei nur für diesen Server hinzufügen",
    "documents.add.file": "Ein Nachrichtendokument: Text, Markdown oder eine gespeicherte Webseite",
    "documents.remove": "Eine hier hinzugefügte Datei entfernen",
    "documents.remove.document": "Die Datei",
    "documents.reload": "Jetzt nach neuen und geänderten Dokumenten sehen",
    story: "Eine Geschichte ganz, und wie sie weiterging",
    "story.story": "Wörter ihrer Überschrift",
    sources: "Die Quellensätze hinter einer meiner Nachrichten",
    "sources.message": "Link oder Nummer der Nachricht; sonst meine letzte hier",
    status: "Wie es um Bibliothek, Modell und Bot steht",
    settings: "Ansehen oder ändern, was dieser Server gewählt hat",
    "settings.errors-channel": "Wo gesagt wird, was schiefging",
    "settings.language": "Die Sprache meiner eigenen Worte; Dokumente behalten ihre",
    "settings.private-answers": "Antworten auf /ask nur dem zeigen, der fragt",
    help: "Was ich kann, und wie",
    "forget-me": "Löschen, was ich von dir behalte: Fragen, Daumen, Fehlermeldungen, beobachtete Themen",
  },
  briefThis: "Kurz zusammenfassen",
  addToDocuments: "Zu den Dokumenten",
  since: {
    today: "heute",
    yesterday: "gestern",
    day: "die letzten 24 Stunden",
    week: "die letzten 7 Tage",
    month: "die letzten 30 Tage",
  },
  help: [
    "Ich lese einen Ordner mit Nachrichtendokumenten und sage, was darin steht. **Jeder Satz trägt die Quellensätze, auf denen er beruht**: drücke Quellen.",
    "**/brief** die Nachrichten bisher, zu einem Thema oder seit einer Zeit\n**/ask** eine Frage; antworte auf die Antwort oder drücke Nachfragen, um fortzufahren\n**/story** eine Geschichte ganz\n**/sources** worauf eine meiner Nachrichten beruht\n**/documents** was ich lese; wer den Server verwaltet, kann Dateien hinzufügen und entfernen (Text, Markdown, Webseiten)\n**/schedule** Briefings, die von selbst gepostet werden; für alle, die den Server verwalten\n**/watch** Meldungen über neue Dokumente zu einem Thema\n**/status** · **/settings** · **/forget-me**",
    "Du kannst mich auch mit deiner Frage erwähnen oder mir direkt schreiben. An einer Nachricht: Apps, Kurz zusammenfassen. Was die Dokumente nicht sagen, sage ich nicht.",
  ],
  managersOnly: "Das dürfen nur, die diesen Server verwalten (das Recht „Server verwalten“).",
  guildOnly: "Das geht auf einem Server, der mich hinzugefügt hat.",
  sinceUnclear: (typed) =>
    `„${typed}“ kann ich nicht als Zeit lesen. Versuche: heute, gestern, 24h, 3d, 2026-05-06, 2026-05-06T08:00.`,
  storyGone:
    "Diese Geschichte ist nicht mehr in den Dokumenten. Tippe ein Wort ihrer Überschrift und wähle aus der Liste.",
  slowDown: (seconds) => `Du bist schnell. Frag in ${countNoun(seconds, "Sekunde", "Sekunden")} wieder.`,
  guildBusy: (seconds) =>
    `Hier fragen gerade viele. Frag in ${countNoun(seconds, "Sekunde", "Sekunden")} wieder.`,
  outdated:
    "Dieser Befehl oder Knopf ist von einer anderen Version von mir. Drücke Strg-R oder nutze den Befehl neu.",
  restarting: "Ich werde gerade neu gestartet. Frag in einer Minute wieder.",
  interrupted: "Ich wurde neu gestartet, bevor dies fertig war. Frag noch einmal.",
  failed: (reference) =>
    `Da ging bei mir etwas schief. Versuch es noch einmal; geschieht es wieder, sag es denen, die mich betreiben: Kennzeichen ${reference}.`,
  storeBusy: (reference) =>
    `Mein Gedächtnis ist gerade beschäftigt oder voll. Versuch es in einer Minute wieder; wer mich betreibt, findet den Grund unter ${reference}.`,
  added: (title) => `Hinzugefügt: ${title}. Es ist gelesen und nur auf diesem Server zu sehen.`,
  replaced: (title) => `Ersetzt: ${title}. Die frühere Datei dieses Namens ist weg.`,
  refused: (name, reason) => `${name} wurde nicht hinzugefügt. ${reason}`,
  unreadable: (name, reason) => `${name} ist nicht lesbar. ${reason}`,
  tooLarge: (name, megabytes) => `${name} habe ich nicht gelesen: größer als ${megabytes} MB.`,
  notFetched: (name) => `Discord hat ${name} nicht herausgegeben. Versuch es noch einmal.`,
  tooManyFiles: (max) =>
    `Dieser Server hat ${countNoun(max, "Datei", "Dateien")}, mehr dürfen es nicht sein. Entferne erst einige.`,
  tooManyBytes: (megabytes) =>
    `Die Dateien dieses Servers belegen ${megabytes} MB, mehr dürfen es nicht sein. Entferne erst einige.`,
  removed: (name) => `Entfernt: ${name}.`,
  notAddedHere: (name) =>
    `Auf diesem Server wurde keine Datei „${name}“ hinzugefügt. Wähle eine aus der Liste.`,
  reloaded: (read, gone, unreadable) =>
    `Nachgesehen: ${countNoun(read, "neues oder geändertes Dokument", "neue oder geänderte Dokumente")}, ${gone} weg, ${unreadable} nicht lesbar.`,
  nothingInMessage: "In dieser Nachricht steht kein Text, den ich lesen könnte.",
  noSources: "Ich finde hier keine Nachricht von mir mit Quellen. Gib mir ihren Link.",
  sourcesExpired: "Die Quellen dieser Nachricht werden nicht mehr aufbewahrt.",
  notOwnMessage: "Das ist keine Nachricht von mir mit Quellen.",
  status: {
    library: (documents, stories, unreadable) =>
      `${countNoun(documents, "Dokument", "Dokumente")}, ${countNoun(stories, "Geschichte", "Geschichten")}, ${countNoun(unreadable, "nicht lesbare Datei", "nicht lesbare Dateien")}`,
    lastSynced: (time) => `Ordner zuletzt angesehen ${time}`,
    notYetScanned: "Ordner noch nicht angesehen",
    lastScan: (read, unreadable, gone) => `${read} gelesen, ${unreadable} nicht lesbar, ${gone} fort`,
    settling: (files) =>
      `${countNoun(files, "Datei", "Dateien")} eben geändert: gelesen wird, was zur Ruhe gekommen ist`,
    backlog: (read, changed, perSecond, latest) =>
      `Wird gelesen: ${read.toLocaleString("de")} von ${countNoun(changed, "Datei", "Dateien")} (${perSecond.toLocaleString("de")} je Sekunde)${latest === null ? "" : `, zuletzt ${latest}`}`,
    noModel: "Geschrieben vom eingebauten Schreiber; kein Modell ist eingestellt",
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
        ? "Was schiefging, wird nirgends gesagt: stelle errors-channel ein"
        : `Was schiefging, wird in ${channel} gesagt`,
    language: (name) => `Meine eigenen Worte sind auf ${name}`,
    privateAnswers: (on) => (on ? "Antworten auf /ask sind privat" : "Antworten auf /ask sehen alle"),
    cannotPost: (channel) =>
      `In ${channel} darf ich nicht schreiben. Gib mir dort erst „Kanal ansehen“ und „Nachrichten senden“.`,
  },
  forgotten: (things) =>
    things === 0
      ? "Ich hatte nichts von dir."
      : `Gelöscht: ${countNoun(things, "Eintrag", "Einträge")} von dir. Nichts von dir ist mehr da.`,
  stages: {
    searching: "Ich sehe die Dokumente durch …",
    writing: "Ich schreibe …",
    checking: "Ich halte jeden Satz an seine Quelle …",
  },
  forms: {
    askTitle: "Die Dokumente fragen",
    followUpTitle: "Nachfragen",
    question: "Deine Frage",
    reportTitle: "Einen Fehler melden",
    report: "Was stimmt nicht?",
    reported: "Danke. Wer diesen Server betreibt, kann es sehen.",
  },
  thanks: "Notiert, danke.",
  mistakeReported: (link, text) => `Ein Fehler wurde gemeldet: ${link}\n${text}`,
  cannotReadThread:
    "Discord zeigt mir nicht, was hier steht, solange ich nicht erwähnt werde. Erwähne mich oder drücke Nachfragen unter einer Antwort.",
  greeting:
    "Frag mich nach den Nachrichten in meinen Dokumenten: erwähne mich mit einer Frage oder nutze /ask. /brief sagt, was es Neues gibt, /help, was ich kann.",
  greetingWords: ["hallo", "hilfe", "moin", "servus", "guten morgen", "guten tag", "guten abend", "danke"],
};
