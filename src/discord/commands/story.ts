import { replyWith } from "../answering/reply-with.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { newClaimsRef } from "../reference.ts";
import { noticeMessage } from "../render/notices.ts";
import { shortened } from "../render/shortened.ts";
import { storyMessage } from "../render/story.ts";

/** What was typed may be a story's id, as the choices give it, or words of its headline. */
export const story: SlashCommand = {
  task(options) {
    const wanted = options.text("story") ?? "";
    return {
      name: "story",
      limited: "lightly",
      acknowledge: "public",
      async run({ house, request, respond, texts }) {
        const { desk } = house;
        const found =
          (await desk.story(request.guild, wanted)) ??
          (await desk.story(request.guild, desk.suggestStories(request.guild, wanted)[0]?.id ?? ""));
        if (found === null) {
          await respond.reply(noticeMessage(texts.commands.storyGone));
          return;
        }
        const ref = newClaimsRef();
        const { parts, shown } = storyMessage(found.story, found.timeline, {
          ref,
          at: house.now(),
          language: texts.code,
        });
        await desk.keepShown(request.guild, ref, { ...shown, by: request.user, conversation: ref });
        await replyWith(respond, parts);
      },
    };
  },
  complete({ typed }, request, { house }) {
    return house.desk
      .suggestStories(request.guild, typed)
      .slice(0, 25)
      .map(({ id, title }) => ({ name: shortened(title), value: id }));
  },
};
