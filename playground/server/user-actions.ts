import { z } from "zod";
import { ACKNOWLEDGE_WITHIN_MS } from "../../src/discord-standin/messages/interactions.ts";
import type { OptionValue } from "../../src/discord-standin/people/command-invocation.ts";
import type { Person } from "../../src/discord-standin/people/person.ts";
import type { OpenModal, PersonAction } from "../../src/discord-standin/people/person-action.ts";
import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Effect, Id, Message } from "../../src/discord-standin/world/types.ts";
import type { ModalView, Outcome } from "../views/view-types.ts";

const file = z.object({ filename: z.string(), contentType: z.string(), base64: z.base64() });
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const place = { person: z.string(), channel: z.string() };
const onMessage = { person: z.string(), message: z.string() };

/** Actions of a person on the page. */
export const userAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("command"), ...place, name: z.string(), options }),
  z.object({ do: z.literal("autocomplete"), ...place, name: z.string(), focused: z.string(), options }),
  z.object({ do: z.literal("message-command"), ...onMessage, name: z.string() }),
  z.object({ do: z.literal("click"), ...onMessage, button: z.string() }),
  z.object({ do: z.literal("choose"), ...onMessage, select: z.string(), values: z.array(z.string()) }),
  z.object({
    do: z.literal("submit"),
    person: z.string(),
    modal: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({
    do: z.literal("send"),
    ...place,
    content: z.string(),
    replyTo: z.string().optional(),
    ping: z.boolean().optional(),
    files: z.array(file).optional(),
  }),
  z.object({ do: z.literal("thread"), ...onMessage, name: z.string() }),
  z.object({ do: z.literal("edit"), ...onMessage, content: z.string() }),
  z.object({ do: z.literal("delete"), ...onMessage }),
]);

export type UserAction = z.infer<typeof userAction>;
type File = z.infer<typeof file>;

export interface ActionRunner {
  /** Performs the action and returns its outcome. Throws if a client would not allow it. */
  readonly perform: (userAction: UserAction) => Promise<Outcome>;
}

export function createActionRunner(discord: StandIn): ActionRunner {
  const modals = new Map<Id, OpenModal>();
  return {
    async perform(action) {
      const person = discord.person(action.person);
      if (action.do === "submit") {
        const modal = modals.get(action.modal);
        if (modal?.opener.userId !== person.id) throw new Error("that form is not open");
        const outcome = await outcomeOf(person.submit(modal, action.fields), modals);
        if (outcome.outcome !== "no-answer") modals.delete(action.modal);
        return outcome;
      }
      const result = perform(discord, person, action);
      return "interaction" in result ? outcomeOf(result, modals) : result;
    },
  };
}

function perform(
  discord: StandIn,
  person: Person,
  action: Exclude<UserAction, { do: "submit" }>,
): PersonAction | Outcome {
  switch (action.do) {
    case "command":
      return person.command(
        action.name,
        optionValues(action.options),
        visibleChannel(discord, person, action.channel),
      );
    case "autocomplete": {
      const channel = visibleChannel(discord, person, action.channel);
      return person.autocomplete(action.name, action.focused, optionValues(action.options), channel);
    }
    case "message-command":
      return person.messageCommand(action.name, visibleMessage(discord, person, action.message));
    case "click":
      return person.click(visibleMessage(discord, person, action.message), action.button);
    case "choose":
      return person.choose(visibleMessage(discord, person, action.message), action.select, action.values);
    case "send": {
      const { channel, content, replyTo, ping = true, files = [] } = action;
      const sendOptions = { ping, files: files.map(newFile) };
      const reply = replyTo === undefined ? {} : { replyTo: visibleMessage(discord, person, replyTo) };
      if (content.trim() === "" && files.length === 0) throw new Error("there is nothing to send");
      person.send(visibleChannel(discord, person, channel), content, { ...sendOptions, ...reply });
      return { outcome: "done" };
    }
    case "thread": {
      const thread = person.startThread(visibleMessage(discord, person, action.message), action.name);
      return { outcome: "thread", channel: thread.id };
    }
    case "edit":
      person.edit(visibleMessage(discord, person, action.message), action.content);
      return { outcome: "done" };
    case "delete": {
      const message = visibleMessage(discord, person, action.message);
      if (message.authorId !== person.id) throw new Error("people can delete only their own messages");
      person.delete(message);
      return { outcome: "done" };
    }
  }
}

function visibleChannel({ world }: StandIn, person: Person, id: Id): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`${person.user.username} cannot see that channel`);
  return channel;
}

function visibleMessage({ world }: StandIn, person: Person, id: Id): Message {
  for (const { messages } of world.channels.values()) {
    const message = messages.get(id);
    if (message && person.sees(message)) return message;
  }
  throw new Error(`${person.user.username} cannot see that message`);
}

function optionValues(options: Readonly<Record<string, string | number | boolean | File>>) {
  const entries = Object.entries(options).map(([name, value]): [string, OptionValue] => [
    name,
    typeof value === "object" ? newFile(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function newFile({ filename, contentType, base64 }: File) {
  const type = contentType === "" ? "application/octet-stream" : contentType;
  return { filename, contentType: type, bytes: Buffer.from(base64, "base64") };
}

async function outcomeOf(action: PersonAction, modals: Map<Id, OpenModal>): Promise<Outcome> {
  const first = await firstEffect(action);
  if (first === null) return { outcome: "no-answer" };
  if (first.kind === "choices") return { outcome: "choices", choices: first.choices };
  if (first.kind !== "modal") return { outcome: "done" };
  const { id } = action.interaction;
  modals.set(id, { modal: first.modal, opener: action.interaction });
  return { outcome: "modal", id, modal: first.modal as unknown as ModalView };
}

/** The bot's first response; null if it did not acknowledge within Discord's deadline. */
function firstEffect(action: PersonAction): Promise<Effect | null> {
  return Promise.race([
    action.acknowledged(2 * ACKNOWLEDGE_WITHIN_MS),
    new Promise<null>((resolve) => setTimeout(resolve, ACKNOWLEDGE_WITHIN_MS, null)),
  ]);
}
