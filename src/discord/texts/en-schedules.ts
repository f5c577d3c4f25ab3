import type { EditionState } from "../../domain/delivery/delivery.ts";
import { createCountNoun } from "./count-noun.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";

const countNoun = createCountNoun("en");

const OPTIONS = {
  channel: "Where to post",
  time: "Time of day: 07:30, 7:30 pm",
  weekdays: "Days: daily, weekdays, mon-fri, mon, wed; every day when left out",
  "time-zone": "Whose clock: a city, Europe/Berlin, UTC+2",
  topic: "Only what concerns this: words, names, “a phrase”, -without",
  "nothing-new": "What to do when there is nothing new",
  thread: "Begin a thread on each briefing, for its further parts and for talk",
  pictures: "A picture on each briefing: documents and stories by day, figures that moved",
  title: "Its heading",
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

const CHECK_CHANNEL = "Look into the channel: it may stand there, and is not posted again.";

export const englishSchedules: ScheduleTexts = {
  descriptions: {
    schedule: "Briefings that are posted by themselves",
    "schedule.add": "Post a briefing at a time of day",
    "schedule.add.id": "A short name for it; four letters are drawn when left out",
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
    "schedule.list": "The schedules of this server, and when they post next",
    "schedule.edit": "Change a schedule; what is left out stays",
    "schedule.edit.id": ID,
    "schedule.edit.channel": OPTIONS.channel,
    "schedule.edit.time": OPTIONS.time,
    "schedule.edit.weekdays": OPTIONS.weekdays,
    "schedule.edit.time-zone": OPTIONS["time-zone"],
    "schedule.edit.topic": "Only what concerns this; - for everything",
    "schedule.edit.nothing-new": OPTIONS["nothing-new"],
    "schedule.edit.thread": OPTIONS.thread,
    "schedule.edit.pictures": OPTIONS.pictures,
    "schedule.edit.title": "Its heading; - for the usual one",
    "schedule.edit.language": OPTIONS.language,
    "schedule.edit.cron": OPTIONS.cron,
    "schedule.pause": "Post nothing until it is resumed",
    "schedule.pause.id": ID,
    "schedule.resume": "Post again, from its next time on",
    "schedule.resume.id": ID,
    "schedule.run": "Post it now, besides its times",
    "schedule.run.id": ID,
    "schedule.preview": "Show you alone what would be posted now",
    "schedule.preview.id": ID,
    "schedule.remove": "Remove a schedule; what it posted stays",
    "schedule.remove.id": ID,
  },
  nothingNew: { line: "With nothing new: one line", silence: "With nothing new: no message" },
  everyDay: "every day",
  daily: (time, days, zone) => `${time} ${days}, ${zone}`,
  cron: (expression, zone) => `${expression}, ${zone}`,
  topic: (topic) => `About: ${topic}`,
  thread: "With a thread",
  noPictures: "Without pictures",
  none: "No schedule yet. /schedule add makes one.",
  unknown: (id) => `There is no schedule “${id}” here. Choose one from the list, or see /schedule list.`,
  problems: {
    taken: "There is a schedule of that name already, or the name is kept. Choose another.",
    "too-many": "There are 25 schedules here, the most there may be. Remove one first.",
    "too-often": "A briefing of it was begun within the last minute. Try again in a minute.",
    busy: "A briefing of it is being written or posted just now. Try again in a minute.",
  },
  postsIn: (id, channel, when) => `**${id}** posts in ${channel}: ${when}`,
  nextRuns: "Next:",
  paused: (why, since) =>
    ({
      "by-hand": `Paused since ${since}. /schedule resume lets it post again.`,
      forbidden: `Paused since ${since}: I may not post there. Give me the permissions, then /schedule resume.`,
      gone: `Paused since ${since}: its channel is gone. Choose another with /schedule edit, then /schedule resume.`,
      invalid: `Paused since ${since}: Discord did not take its message. The log says why; then /schedule resume.`,
    })[why],
  resumed: (id) => `**${id}** posts again.`,
  removed: (id) => `Removed: **${id}**. What it posted stays.`,
  permissions: {
    ViewChannel: "View Channel",
    SendMessages: "Send Messages",
    AttachFiles: "Attach Files",
    ReadMessageHistory: "Read Message History",
    CreatePublicThreads: "Create Public Threads",
    SendMessagesInThreads: "Send Messages in Threads",
  },
  missing: (channel, permissions) =>
    `⚠️ In ${channel} I lack: ${permissions}. Give me these there, or it will not be posted.`,
  channelUnknown: (channel) => `⚠️ I do not see ${channel}. Give me View Channel there, or choose another.`,
  wouldBeSilent: "There is nothing new: no message would be posted now.",
  runQueued: "It is posted within some seconds.",
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
      paused: `⏸️ Schedule **${id}** is paused: Discord refuses its messages in ${channel} (${reason}). Give me the permissions there or choose another channel with /schedule edit; then /schedule resume.`,
      failed: `⚠️ The briefing of schedule **${id}** due ${slot} did not go out whole in ${channel} (${reason}). /schedule run posts one now.`,
      uncertain: `❓ Nobody can tell whether the briefing of schedule **${id}** due ${slot} stands in ${channel} (${reason}). ${CHECK_CHANNEL}`,
      missed: `⌛ The briefing of schedule **${id}** due ${slot} was not posted in ${channel} (${reason}). /schedule run posts one now.`,
    })[kind],
};
