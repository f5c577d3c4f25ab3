import type { SlashCommand, Task } from "../context/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortLabel } from "../render/short-label.ts";
import { replyWithBriefing } from "../replies/reply-with-briefing.ts";
import { resolveSince, sinceChoices } from "./since.ts";

export const brief: SlashCommand = {
  task(options, _request, { now, timeZone }) {
    const topic = trimmedOrNull(options.text("topic"));
    const typed = trimmedOrNull(options.text("since"));
    const since = typed === null ? null : resolveSince(typed, { now: now(), timeZone });
    if (typed !== null && since === null) return unclearSince(typed);
    return {
      name: "brief",
      rateLimited: true,
      acknowledge: "public",
      async run(context) {
        const briefing = await context.bot.service.brief(context.request.guild, { since, topic });
        await replyWithBriefing(
          context,
          briefing,
          topic === null ? { withPicture: true } : { topic, withPicture: true },
        );
      },
    };
  },
  autocomplete({ name, typed }, request, { bot, texts }) {
    if (name === "since") return sinceChoices(typed, texts);
    const titles = bot.service.suggestStories(request.guild, typed).map(({ title }) => shortLabel(title));
    const typedChoice = typed.trim() === "" ? [] : [shortLabel(typed.trim())];
    return [...new Set([...typedChoice, ...titles])].slice(0, 25).map((value) => ({ name: value, value }));
  },
};

function trimmedOrNull(typed: string | null): string | null {
  return typed === null || typed.trim() === "" ? null : typed.trim();
}

/** An error in the input is shown to the asker only. */
function unclearSince(typed: string): Task {
  return {
    name: "brief",
    rateLimited: false,
    acknowledge: "now",
    async run({ respond, texts }) {
      await respond.reply(noticeMessage(texts.t("discord.reply.since-unclear", { typed })), {
        private: true,
      });
    },
  };
}
