import { replyWithBriefing } from "../answering/reply-with-briefing.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortened } from "../render/shortened.ts";
import { readSince, sinceChoices } from "../since.ts";

export const brief: SlashCommand = {
  task(options) {
    const topic = options.text("topic");
    const typed = options.text("since");
    return {
      name: "brief",
      limited: true,
      acknowledge: "public",
      async run(context) {
        const { house, request, respond, texts } = context;
        const since =
          typed === null ? null : readSince(typed, { now: house.now(), timeZone: house.timeZone });
        if (typed !== null && since === null) {
          await respond.reply(noticeMessage(texts.commands.sinceUnclear(typed)));
          return;
        }
        await replyWithBriefing(context, await house.desk.brief(request.guild, { since, topic }));
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
