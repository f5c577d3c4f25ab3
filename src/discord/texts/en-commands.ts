import type { CommandTexts } from "./command-texts.ts";
import { createCountNoun } from "./count-noun.ts";
import { englishSchedules } from "./en-schedules.ts";
import { englishWatches } from "./en-watches.ts";

const countNounOf = createCountNoun("en");
const countNoun = (number: number, one: string, many = `${one}s`): string => countNounOf(number, one, many);

export const english: CommandTexts = {
  descriptions: {
    ...englishSchedules.descriptions,
    ...englishWatches.descriptions,
    brief: "The news in the documents, each sentence with its source",
    "brief.topic": "Only what concerns this: words, names, “a phrase”, -without",
    "brief.since": "Only documents published since: today, 24h, 3d, 2026-05-06",
    ask: "Ask the documents; the answer shows the sentences it rests on",
    "ask.question": "Your question, in your own words",
    "ask.private": "Show the answer to me alone",
    documents: "The documents this server's briefings and answers rest on",
    "documents.list": "The newest documents",
    "documents.list.page": "Which page of the list",
    "documents.search": "Find passages by their words",
    "documents.search.words": "Words that stand in the passage",
    "documents.add": "Add a file for this server alone",
    "documents.add.file": "A news document: text, Markdown or a saved web page",
    "documents.remove": "Remove a file that was added here",
    "documents.remove.document": "The file",
    "documents.reload": "Look for new and changed documents now",
    story: "One story in full, and how it went on",
    "story.story": "Words of its headline",
    sources: "The source sentences behind a message of mine",
    "sources.message": "Link or number of the message; without it, my latest one here",
    status: "How the library, the model and the bot stand",
    settings: "See or change what this server chose",
    "settings.errors-channel": "Where to say what went wrong",
    "settings.language": "The language of my own words; documents keep theirs",
    "settings.private-answers": "Show answers to /ask to the asker alone",
    help: "What I can do, and how",
    "forget-me": "Delete what I keep of you: your questions, thumbs, reports and watches",
  },
  briefThis: "Brief this",
  addToDocuments: "Add to documents",
  since: {
    today: "today",
    yesterday: "yesterday",
    day: "the last 24 hours",
    week: "the last 7 days",
    month: "the last 30 days",
  },
  help: [
    "I read a folder of news documents and say what is in them. **Each sentence carries the source sentences it rests on**: press Sources.",
    "**/brief** the news so far, of a topic or since a time\n**/ask** a question; reply to the answer, or press Follow up, to go on\n**/story** one story in full\n**/sources** what a message of mine rests on\n**/documents** what I read; those who manage the server can add and remove files (text, Markdown, web pages)\n**/schedule** briefings that are posted by themselves; for those who manage the server\n**/watch** to be told of new documents on a topic\n**/status** · **/settings** · **/forget-me**",
    "You can also mention me with your question, or write to me directly. On a message: Apps, Brief this. What the documents do not say, I do not say.",
  ],
  managersOnly: "You need the Manage Server permission.",
  guildOnly: "That works in a server that has added me.",
  sinceUnclear: (typed) =>
    `I can't read “${typed}” as a time. Try: today, yesterday, 24h, 3d, 2026-05-06, 2026-05-06T08:00.`,
  storyGone:
    "That story is no longer in the documents. Type a word of its headline and choose from the list.",
  slowDown: (seconds) => `You are quick. Ask again in ${countNoun(seconds, "second")}.`,
  guildBusy: (seconds) => `Many people are asking here. Ask again in ${countNoun(seconds, "second")}.`,
  outdated: "That command or button is of another version of me. Press Ctrl-R, or use the command anew.",
  restarting: "I am being restarted. Ask again in a minute.",
  interrupted: "I was restarted before this was done. Ask again.",
  failed: (reference) =>
    `That went wrong on my side. Try again; if it happens again, tell those who run me: reference ${reference}.`,
  storeBusy: (reference) =>
    `My memory is busy or full just now. Try again in a minute; those who run me find the reason under ${reference}.`,
  added: (title) => `Added: ${title}. It is read, and seen in this server alone.`,
  replaced: (title) => `Replaced: ${title}. The earlier file of that name is gone.`,
  refused: (name, reason) => `${name} was not added. ${reason}`,
  unreadable: (name, reason) => `${name} can't be read. ${reason}`,
  tooLarge: (name, megabytes) => `${name} was not read: it is larger than ${megabytes} MB.`,
  notFetched: (name) => `Discord did not hand ${name} over. Try again.`,
  tooManyFiles: (max) =>
    `This server has ${countNoun(max, "file")}, the most there may be. Remove some first.`,
  tooManyBytes: (megabytes) =>
    `This server's files take ${megabytes} MB, the most there may be. Remove some first.`,
  removed: (name) => `Removed: ${name}.`,
  notAddedHere: (name) => `No file called “${name}” was added in this server. Choose one from the list.`,
  reloaded: (read, gone, unreadable) =>
    `Looked: ${countNoun(read, "new or changed document")}, ${gone} gone, ${unreadable} that can't be read.`,
  nothingInMessage: "There is no text in that message that I could read.",
  noSources: "I find no message of mine here that has sources. Give me its link.",
  sourcesExpired: "The sources of that message are no longer kept.",
  notOwnMessage: "That is not a message of mine with sources.",
  status: {
    library: (documents, stories, unreadable) =>
      `${countNoun(documents, "document")}, ${countNoun(stories, "story", "stories")}, ${countNoun(unreadable, "file")} that can't be read`,
    lastSynced: (time) => `Folder last looked at ${time}`,
    notYetScanned: "Folder not looked at yet",
    lastScan: (read, unreadable, gone) => `${read} read, ${unreadable} can't be read, ${gone} gone`,
    settling: (files) => `${countNoun(files, "file")} changed just now, to be read once at rest`,
    backlog: (read, changed, perSecond, latest) =>
      `Reading: ${read.toLocaleString("en")} of ${countNoun(changed, "file")} (${perSecond.toLocaleString("en")} a second)${latest === null ? "" : `, last ${latest}`}`,
    noModel: "Written by the built-in writer; no model is set",
    model: (name, used, daily) =>
      `Model ${name}: ${used.toLocaleString("en")} of ${daily.toLocaleString("en")} tokens used today`,
    thumbs: (up, down) => `Answers: ${up} thumbs up, ${down} thumbs down`,
    shard: (id, countNounOf, pingMs) =>
      `Shard ${id + 1} of ${countNounOf}${pingMs === null ? "" : `, ${Math.round(pingMs)} ms to Discord`}`,
    unreadable: "Can't be read:",
  },
  settings: {
    heading: "Settings of this server",
    errors: (channel) =>
      channel === null
        ? "No error channel set: choose one with errors-channel"
        : `What went wrong is told in ${channel}`,
    language: (name) => `My own words are in ${name}`,
    privateAnswers: (on) => (on ? "Answers to /ask are private" : "Answers to /ask are for all to see"),
    cannotPost: (channel) =>
      `I may not write in ${channel}. Give me View Channel and Send Messages there first.`,
  },
  forgotten: (things) =>
    things === 0
      ? "I kept nothing of you."
      : `Deleted: ${countNoun(things, "thing")} of yours. Nothing of you is kept.`,
  stages: {
    searching: "Looking through the documents …",
    writing: "Writing …",
    checking: "Holding each sentence to its source …",
  },
  forms: {
    askTitle: "Ask the documents",
    followUpTitle: "Ask on",
    question: "Your question",
    reportTitle: "Report a mistake",
    report: "What is wrong?",
    reported: "Thank you. Those who run this server can see it.",
  },
  thanks: "Noted, thank you.",
  mistakeReported: (link, text) => `A mistake was reported: ${link}\n${text}`,
  cannotReadThread:
    "Discord does not show me what is written here unless I am mentioned. Mention me, or press Follow up under an answer.",
  greeting:
    "Ask me about the news in my documents: mention me with a question, or use /ask. /brief tells the news, /help what I can do.",
  greetingWords: [
    "hello",
    "hi",
    "hey",
    "help",
    "good morning",
    "good afternoon",
    "good evening",
    "thanks",
    "thank you",
  ],
};
