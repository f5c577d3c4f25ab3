import { replyWithBriefing } from "../answering/reply-with-briefing.ts";
import type { SlashCommand, Task } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortened } from "../render/shortened.ts";
import { readSince, sinceChoices } from "../since.ts";

export const brief: SlashCommand = {
  task(options, _request, { now, timeZone }) {
    const topic = textIn(options.text("topic"));
    const typed = textIn(options.text("since"));
    const since = typed === null ? null : readSince(typed, { now: now(), timeZone });
    if (typed !== null && since === null) return unclear(typed);
    return {
      name: "brief",
      limited: true,
      acknowledge: "public",
      async run(context) {
        const briefing = await context.house.desk.brief(context.request.guild, { since, topic });
        await replyWithBriefing(
          context,
          briefing,
          topic === null ? { pictured: true } : { topic, pictured: true },
        );
      },
    };
  },
  complete({ name, typed }, request, { house, texts }) {
    if (name === "since") return sinceChoices(typed, texts);
    const titles = house.desk.suggestStories(request.guild, typed).map(({ title }) => shortened(title));
    const own = typed.trim() === "" ? [] : [shortened(typed.trim())];
    return [...new Set([...own, ...titles])].slice(0, 25).map((value) => ({ name: value, value }));
  },
};

function textIn(typed: string | null): string | null {
  return typed === null || typed.trim() === "" ? null : typed.trim();
}

/** A slip of the pen is for nobody else to read. */
function unclear(typed: string): Task {
  return {
    name: "brief",
    limited: false,
    acknowledge: "now",
    async run({ respond, texts }) {
      await respond.reply(noticeMessage(texts.commands.sinceUnclear(typed)), { private: true });
    },
  };
}
