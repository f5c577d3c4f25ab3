import type { EditionState } from "../../domain/delivery/edition.ts";
import { createCountNoun } from "./count-noun.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";

const countNoun = createCountNoun("en");

const OPTIONS = {
  channel: "Channel to post in",
  time: "Time of day: 07:30, 7:30 pm",
  weekdays: "Days: daily, weekdays, mon-fri, mon, wed; every day if left out",
  "time-zone": "Time zone: a city, Europe/Berlin, UTC+2",
  topic: "Only stories about this: words, names, “exact phrase”, -excluded",
  "nothing-new": "What to do when there is nothing new",
  thread: "Start a thread on each briefing, for further parts and discussion",
  pictures: "A picture with each briefing: documents and stories per day, figures that changed",
  title: "Heading of the briefing",
  language: "Language of headings and hints; documents keep theirs",
  cron: "Instead of time and weekdays: a cron expression, 30 7 * * 1-5",
} as const;
const ID = "Which schedule";

const STATES: Readonly<Record<EditionState, string>> = {
  composing: "being written",
  sending: "being posted",
  delivered: "posted",
  silent: "nothing new, so no message",
  missed: "missed",
  uncertain: "uncertain",
  failed: "failed",
};

const CHECK_CHANNEL = "Check the channel: the briefing may be there, and will not be posted again.";

export const englishSchedules: ScheduleTexts = {
  descriptions: {
    schedule: "Briefings posted automatically",
    "schedule.add": "Post a briefing at a time of day",
    "schedule.add.id": "A short name for it; four random letters if left out",
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
    "schedule.list": "This server's schedules and when they post next",
    "schedule.edit": "Change a schedule; options left out stay as they are",
    "schedule.edit.id": ID,
    "schedule.edit.channel": OPTIONS.channel,
    "schedule.edit.time": OPTIONS.time,
    "schedule.edit.weekdays": OPTIONS.weekdays,
    "schedule.edit.time-zone": OPTIONS["time-zone"],
    "schedule.edit.topic": "Only stories about this; - for everything",
    "schedule.edit.nothing-new": OPTIONS["nothing-new"],
    "schedule.edit.thread": OPTIONS.thread,
    "schedule.edit.pictures": OPTIONS.pictures,
    "schedule.edit.title": "Heading of the briefing; - for the default",
    "schedule.edit.language": OPTIONS.language,
    "schedule.edit.cron": OPTIONS.cron,
    "schedule.pause": "Stop posting until the schedule is resumed",
    "schedule.pause.id": ID,
    "schedule.resume": "Post again from the next scheduled time",
    "schedule.resume.id": ID,
    "schedule.run": "Post an extra briefing now",
    "schedule.run.id": ID,
    "schedule.preview": "Preview what would be posted now; only you see it",
    "schedule.preview.id": ID,
    "schedule.remove": "Remove a schedule; its posts stay",
    "schedule.remove.id": ID,
  },
  nothingNew: { line: "If nothing is new: one line", silence: "If nothing is new: no message" },
  everyDay: "every day",
  daily: (time, days, zone) => `${time} ${days}, ${zone}`,
  cron: (expression, zone) => `${expression}, ${zone}`,
  topic: (topic) => `Topic: ${topic}`,
  thread: "With a thread",
  noPictures: "Without pictures",
  none: "No schedule yet. Create one with /schedule add.",
  unknown: (id) => `There is no schedule “${id}” here. Choose one from the list, or see /schedule list.`,
  problems: {
    taken: "That name is already used by a schedule, or reserved. Choose another.",
    "too-many": "This server already has 25 schedules, the maximum. Remove one first.",
    "too-often": "This schedule started a briefing within the last minute. Try again in a minute.",
    busy: "A briefing of this schedule is being written or posted. Try again in a minute.",
  },
  postsIn: (id, channel, when) => `**${id}** posts in ${channel}: ${when}`,
  nextRuns: "Next:",
  paused: (why, since) =>
    ({
      "by-hand": `Paused ${since}. Use /schedule resume to post again.`,
      forbidden: `Paused ${since}: I am not allowed to post there. Give me the permissions, then use /schedule resume.`,
      gone: `Paused ${since}: the channel no longer exists. Choose another with /schedule edit, then use /schedule resume.`,
      invalid: `Paused ${since}: Discord rejected the message. See the log for the reason, then use /schedule resume.`,
    })[why],
  resumed: (id) => `**${id}** posts again.`,
  removed: (id) => `Removed: **${id}**. Its posts stay.`,
  permissions: {
    ViewChannel: "View Channel",
    SendMessages: "Send Messages",
    AttachFiles: "Attach Files",
    ReadMessageHistory: "Read Message History",
    CreatePublicThreads: "Create Public Threads",
    SendMessagesInThreads: "Send Messages in Threads",
  },
  missing: (channel, permissions) =>
    `⚠️ Missing permissions in ${channel}: ${permissions}. Give me these there, or posts may fail.`,
  channelUnknown: (channel) =>
    `⚠️ I can't see ${channel}. Give me View Channel there, or choose another channel.`,
  wouldBeSilent: "There is nothing new, so no message would be posted now.",
  runQueued: "It will be posted within a few seconds.",
  runResult: (state, channel, reason) =>
    state === "delivered" ? `Posted in ${channel}.` : `Not posted in ${channel}: ${STATES[state]}${reason}.`,
  status: {
    last: (state, slot) => `last ${slot}: ${STATES[state]}`,
    late: (minutes) => `${countNoun(minutes, "minute", "minutes")} late`,
    noneYet: "nothing posted yet",
    next: (time) => `next ${time}`,
    missed: (count) => `${count.toLocaleString("en")} missed`,
    withProblem: (state, slot, reason) => `${STATES[state]}, ${slot}: ${reason}`,
  },
  notice: (kind, { id, channel, slot, reason }) =>
    ({
      paused: `⏸️ Schedule **${id}** is paused: Discord rejects its messages in ${channel} (${reason}). Give me the permissions there or choose another channel with /schedule edit, then use /schedule resume.`,
      failed: `⚠️ The briefing of schedule **${id}** due ${slot} was not posted completely in ${channel} (${reason}). To post one now, use /schedule run.`,
      uncertain: `❓ It is not known whether the briefing of schedule **${id}** due ${slot} was posted in ${channel} (${reason}). ${CHECK_CHANNEL}`,
      missed: `⌛ The briefing of schedule **${id}** due ${slot} was not posted in ${channel} (${reason}). To post one now, use /schedule run.`,
    })[kind],
};
