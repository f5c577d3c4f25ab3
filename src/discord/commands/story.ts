import type { SlashCommand } from "../context/task.ts";
import { newClaimsRef } from "../message/ids.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortLabel } from "../render/short-label.ts";
import { renderStory } from "../render/story.ts";
import { replyWithAll } from "../replies/reply-with.ts";

/** Finds a story by its id (from the choices) or by words from its headline. */
export const story: SlashCommand = {
  task(options) {
    const query = options.text("story") ?? "";
    return {
      name: "story",
      rateLimited: "lightly",
      acknowledge: "public",
      async run({ bot, request, respond, texts }) {
        const { service } = bot;
        const match =
          (await service.story(request.guild, query)) ??
          (await service.story(request.guild, service.suggestStories(request.guild, query)[0]?.id ?? ""));
        if (match === null) {
          await respond.reply(noticeMessage(texts.t("discord.story.gone")));
          return;
        }
        const ref = newClaimsRef();
        const { parts, shown } = renderStory(match.story, match.timeline, {
          ref,
          at: bot.now(),
          language: texts.code,
        });
        await service.saveShown(request.guild, ref, { ...shown, by: request.user, conversation: ref });
        await replyWithAll(respond, parts);
      },
    };
  },
  autocomplete({ typed }, request, { bot }) {
    return bot.service
      .suggestStories(request.guild, typed)
      .slice(0, 25)
      .map(({ id, title }) => ({ name: shortLabel(title), value: id }));
  },
};
