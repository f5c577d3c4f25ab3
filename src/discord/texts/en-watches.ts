import type { RefusalReason } from "../../domain/delivery/message-sender.ts";
import { createCountNoun } from "./count-noun.ts";
import type { WatchTexts } from "./watch-texts.ts";

const countNoun = createCountNoun("en");
const recipient = (channel: string | null) => (channel === null ? "you by direct message" : channel);

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  forbidden: "I am not allowed to post there",
  gone: "the channel no longer exists",
  invalid: "it did not accept the message",
};

export const englishWatches: WatchTexts = {
  descriptions: {
    watch: "Alerts on new documents about a topic",
    "watch.add": "Get an alert on new documents about a topic, once per story",
    "watch.add.topic": "Words, names, “exact phrase”, -excluded",
    "watch.add.channel": "Channel for the alerts; direct messages to you if left out",
    "watch.add.quiet-from": "Start of quiet hours: 22:00, 10 pm",
    "watch.add.quiet-to": "End of quiet hours: 07:00, 7 am",
    "watch.add.time-zone": "Time zone: a city, Europe/Berlin, UTC+2",
    "watch.add.per-hour": "Maximum messages per hour; further alerts are combined into one",
    "watch.list": "Your watches and, with Manage Server, this server's watches",
    "watch.remove": "Stop watching a topic",
    "watch.remove.topic": "Which watch",
  },
  active: (topic, channel) => `Alerts on “${topic}” go to ${recipient(channel)}.`,
  changed: (topic, channel) => `Updated: alerts on “${topic}” go to ${recipient(channel)}.`,
  quiet: (from, to, zone) => `quiet from ${from} to ${to}, ${zone}`,
  perHour: (max) => `at most ${countNoun(max, "message", "messages")} per hour`,
  refused: (why) =>
    `⚠️ Paused: Discord rejected the last alert (${REFUSALS[why]}). Once that is fixed, add the watch again.`,
  sharedOnly: "Covers the shared documents, not those of a server.",
  none: "No watch yet. Create one with /watch add.",
  unknown: (topic) => `There is no watch on “${topic}”. Choose one from the list.`,
  removed: (topic) => `Removed: “${topic}” is no longer watched.`,
  noDirectMessages:
    "I can't send you direct messages. Allow them from members of this server, and try again.",
  problems: {
    topic: "Enter a topic to watch: words, names, “exact phrase”, -excluded.",
    "too-many": "The maximum number of watches is reached. Remove one first.",
  },
};
