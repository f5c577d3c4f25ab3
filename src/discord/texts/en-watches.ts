import { createCountNoun } from "./count-noun.ts";
import type { WatchTexts } from "./watch-texts.ts";

const countNoun = createCountNoun("en");
const recipient = (channel: string | null) => (channel === null ? "you, in a direct message" : channel);

export const englishWatches: WatchTexts = {
  descriptions: {
    watch: "Alerts on new documents about a topic",
    "watch.add": "Tell of new documents about a topic, once a story",
    "watch.add.topic": "Words, names, “a phrase”, -without",
    "watch.add.channel": "Where to tell it; left out, I write to you alone",
    "watch.add.quiet-from": "Quiet hours begin: 22:00, 10 pm",
    "watch.add.quiet-to": "Quiet hours end: 07:00, 7 am",
    "watch.add.time-zone": "Whose clock: a city, Europe/Berlin, UTC+2",
    "watch.add.per-hour": "Messages an hour at most; more is gathered into one",
    "watch.list": "Your watches, and for those who manage the server its own",
    "watch.remove": "Stop watching a topic",
    "watch.remove.topic": "Which watch",
  },
  active: (topic, channel) => `New documents on “${topic}” are told to ${recipient(channel)}.`,
  changed: (topic, channel) => `The watch on “${topic}” for ${recipient(channel)} is set anew.`,
  quiet: (from, to, zone) => `quiet from ${from} to ${to}, ${zone}`,
  perHour: (max) => `at most ${countNoun(max, "message", "messages")} an hour`,
  refused: (why) =>
    `⚠️ It rests: Discord refused the last alert (${why}). Give me the permission, and add it again.`,
  sharedOnly: "It sees the shared documents, not those of a server.",
  none: "No watch yet. /watch add begins one.",
  unknown: (topic) => `There is no watch on “${topic}”. Choose one from the list.`,
  removed: (topic) => `Removed: “${topic}” is no longer watched.`,
  noDirectMessages: "I can't write to you. Allow direct messages from this server's members, and try again.",
  problems: {
    topic: "Say what to watch for: words, names, “a phrase”, -without.",
    "too-many": "There are as many watches as there may be. Remove one first.",
  },
};
