import { NO_CONTENT, ok, param, type Route, type RouteCall, type RouteResponse } from "../http/router.ts";
import { messageJson } from "../messages/message-json.ts";
import type { Interaction, Message } from "../world/types.ts";
import type { App } from "./app.ts";
import {
  applyCallback,
  deleteResponse,
  editResponse,
  followUp,
  interactionOfToken,
  interactionToAnswer,
  responseMessage,
} from "./interaction-responses.ts";

/** Routes for answers to interactions: the callback, and the webhook that is valid as long as the token. */
export function interactionRoutes(app: App): readonly Route[] {
  const { world } = app;
  const path = "/webhooks/:application/:token";
  const messagePath = `${path}/messages/:message`;
  const interactionOf = (call: RouteCall) =>
    interactionOfToken(app, param(call, "application"), param(call, "token"));
  const messageOf = (call: RouteCall, interaction: Interaction) =>
    responseMessage(interaction, param(call, "message"), (id) =>
      world.channels.get(interaction.channelId)?.messages.get(id),
    );
  return [
    {
      method: "POST",
      path: "/interactions/:interaction/:token/callback",
      handle: (call) => callback(app, call),
    },
    {
      method: "POST",
      path,
      handle: (call) => ok(messageJson(world, followUp(app, interactionOf(call), call))),
    },
    {
      method: "GET",
      path: messagePath,
      handle: (call) => ok(messageJson(world, messageOf(call, interactionOf(call)))),
    },
    {
      method: "PATCH",
      path: messagePath,
      handle(call) {
        const interaction = interactionOf(call);
        return ok(messageJson(world, editResponse(app, interaction, messageOf(call, interaction), call)));
      },
    },
    {
      method: "DELETE",
      path: messagePath,
      handle(call) {
        const interaction = interactionOf(call);
        deleteResponse(app, interaction, messageOf(call, interaction));
        return NO_CONTENT;
      },
    },
  ];
}

function callback(app: App, call: RouteCall): RouteResponse {
  const interaction = interactionToAnswer(app, param(call, "interaction"), param(call, "token"));
  const message = applyCallback(app, interaction, call);
  if (call.query.get("with_response") !== "true") return NO_CONTENT;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(interaction.guildId !== null && { guild_id: interaction.guildId }),
      ...(message && aboutMessage(interaction, message)),
    },
    resource: {
      type: interaction.acknowledged,
      ...(message && interaction.acknowledged !== 6 && { message: messageJson(app.world, message) }),
    },
  });
}

function aboutMessage({ loading, ephemeral }: Interaction, { id }: Message) {
  return {
    response_message_id: id,
    response_message_loading: loading,
    response_message_ephemeral: ephemeral,
  };
}
