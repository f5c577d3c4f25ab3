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
    "brief.topic": "Only stories about this: words, names, “exact phrase”, -excluded",
    "brief.since": "Only documents published since: today, 24h, 3d, 2026-05-06",
    ask: "Ask a question; the answer cites its source sentences",
    "ask.question": "Your question, in your own words",
    "ask.private": "Only you see the answer",
    documents: "The documents behind this server's briefings and answers",
    "documents.list": "The newest documents",
    "documents.list.page": "Page of the list",
    "documents.search": "Search passages for words",
    "documents.search.words": "Words that the passage contains",
    "documents.add": "Add a file for this server only",
    "documents.add.file": "A news document in any supported format",
    "documents.remove": "Remove a file that was added here",
    "documents.remove.document": "The file",
    "documents.reload": "Check for new and changed documents now",
    story: "One story in full, with its timeline",
    "story.story": "Words from its headline",
    sources: "The source sentences behind one of my messages",
    "sources.message": "Link or ID of the message; my latest one here if left out",
    status: "Status of the library, the model and the bot",
    settings: "View or change this server's settings",
    "settings.errors-channel": "Channel for error messages",
    "settings.language": "Language of my messages; documents keep theirs",
    "settings.private-answers": "Show answers to /ask only to the person who asked",
    help: "What I can do",
    "forget-me": "Delete what I store about you: your questions, thumbs, reports and watches",
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
    "I read a folder of news documents and tell you what they say. **Every sentence comes with its source sentences**: press Sources.",
    "**/brief** the latest news, optionally on a topic or since a time\n**/ask** a question; to continue, reply to the answer or press Follow up\n**/story** one story in full\n**/sources** the source sentences behind one of my messages\n**/documents** what I read; with Manage Server, add and remove files in any supported format\n**/schedule** briefings posted automatically; needs Manage Server\n**/watch** alerts on new documents about a topic\n**/status** · **/settings** · **/forget-me**",
    "You can also mention me with your question, or send me a direct message. On a message: Apps, Brief this. I only say what the documents say.",
  ],
  managersOnly: "You need the Manage Server permission.",
  guildOnly: "This only works in a server that has added me.",
  sinceUnclear: (typed) =>
    `I can't read “${typed}” as a time. Try: today, yesterday, 24h, 3d, 2026-05-06, 2026-05-06T08:00.`,
  storyGone:
    "That story is no longer in the documents. Type a word from its headline and choose from the list.",
  slowDown: (seconds) => `You are asking too fast. Ask again in ${countNoun(seconds, "second")}.`,
  guildBusy: (seconds) => `Many people are asking here. Ask again in ${countNoun(seconds, "second")}.`,
  outdated:
    "That command or button belongs to another version of me. Press Ctrl-R, or run the command again.",
  restarting: "I am restarting. Ask again in a minute.",
  interrupted: "I was restarted before this was finished. Ask again.",
  failed: (reference) =>
    `Something went wrong on my side. Try again; if it happens again, give the people who run me the reference ${reference}.`,
  storeBusy: (reference) =>
    `The database is busy or full. Try again in a minute; the log gives the reason under reference ${reference}.`,
  added: (title) => `Added: ${title}. It has been read, and only this server sees it.`,
  replaced: (title) => `Replaced: ${title}. The earlier file with that name was removed.`,
  refused: (name, reason) => `${name} was not added. ${reason}`,
  unreadable: (name, reason) => `${name} can't be read. ${reason}`,
  tooLarge: (name, megabytes) => `${name} was not read: it is larger than ${megabytes} MB.`,
  notFetched: (name) => `${name} could not be downloaded from Discord. Try again.`,
  tooManyFiles: (max) => `This server already has ${countNoun(max, "file")}, the maximum. Remove some first.`,
  tooManyBytes: (megabytes) =>
    `This server's files already take up ${megabytes} MB, the maximum. Remove some first.`,
  removed: (name) => `Removed: ${name}.`,
  notAddedHere: (name) => `No file called “${name}” was added in this server. Choose one from the list.`,
  reloaded: (read, gone, unreadable) =>
    `Checked: ${countNoun(read, "new or changed document")}, ${gone} removed, ${unreadable} unreadable.`,
  nothingInMessage: "That message has no text that I can read.",
  noSources: "I can't find a message of mine with sources here. Give me its link.",
  sourcesExpired: "The sources of that message are no longer stored.",
  notOwnMessage: "That is not a message of mine with sources.",
  status: {
    library: (documents, stories, unreadable) =>
      `${countNoun(documents, "document")}, ${countNoun(stories, "story", "stories")}, ${countNoun(unreadable, "unreadable file")}`,
    lastSynced: (time) => `Folder last scanned ${time}`,
    notYetScanned: "Folder not scanned yet",
    lastScan: (read, unreadable, gone) => `${read} read, ${unreadable} unreadable, ${gone} removed`,
    settling: (files) => `${countNoun(files, "file")} changed just now, read once files stop changing`,
    backlog: (read, changed, perSecond, latest) =>
      `Reading: ${read.toLocaleString("en")} of ${countNoun(changed, "file")} (${perSecond.toLocaleString("en")} per second)${latest === null ? "" : `, last ${latest}`}`,
    noModel: "No model set: the built-in writer is used",
    model: (name, used, daily) =>
      `Model ${name}: ${used.toLocaleString("en")} of ${daily.toLocaleString("en")} tokens used today`,
    thumbs: (up, down) => `Answers: ${up} thumbs up, ${down} thumbs down`,
    shard: (id, count, pingMs) =>
      `Shard ${id + 1} of ${count}${pingMs === null ? "" : `, ${Math.round(pingMs)} ms to Discord`}`,
    unreadable: "Can't be read:",
  },
  settings: {
    heading: "Settings of this server",
    errors: (channel) =>
      channel === null
        ? "No error channel set: choose one with errors-channel"
        : `Errors are reported in ${channel}`,
    language: (name) => `My messages are in ${name}`,
    privateAnswers: (on) => (on ? "Answers to /ask are private" : "Everyone sees answers to /ask"),
    cannotPost: (channel) =>
      `I can't post in ${channel}. Give me View Channel and Send Messages there first.`,
  },
  forgotten: (things) =>
    things === 0
      ? "I have nothing stored about you."
      : `Deleted: ${countNoun(things, "entry", "entries")} about you. Nothing else is stored.`,
  stages: {
    searching: "Searching the documents …",
    writing: "Writing …",
    checking: "Checking each sentence against its source …",
  },
  forms: {
    askTitle: "Ask a question",
    followUpTitle: "Follow up",
    question: "Your question",
    reportTitle: "Report a mistake",
    report: "What is wrong?",
    reported: "Thank you. The people who run this server can see your report.",
  },
  thanks: "Noted, thank you.",
  mistakeReported: (link, text) => `A mistake was reported: ${link}\n${text}`,
  cannotReadThread:
    "Discord does not show me messages here unless they mention me. Mention me, or press Follow up under an answer.",
  greeting:
    "Ask me about the news in my documents: mention me with a question, or use /ask. /brief shows the news, /help what I can do.",
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
