import { z } from "zod";
import type { Act, OpenModal } from "../tests/doubles/discord/act.ts";
import { ACKNOWLEDGE_WITHIN_MS } from "../tests/doubles/discord/interactions.ts";
import type { OptionValue } from "../tests/doubles/discord/invocation.ts";
import type { Person } from "../tests/doubles/discord/person.ts";
import type { StandIn } from "../tests/doubles/discord/start-discord.ts";
import type { Channel, Effect, Id, Message } from "../tests/doubles/discord/types.ts";
import type { ModalView, Outcome } from "./shapes.ts";

const file = z.object({ filename: z.string(), contentType: z.string(), base64: z.base64() });
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const place = { person: z.string(), channel: z.string() };
const onMessage = { person: z.string(), message: z.string() };

/** What a person can do on the page. */
export const act = z.discriminatedUnion("do", [
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

export type PageAct = z.infer<typeof act>;
type File = z.infer<typeof file>;

export interface Stage {
  /** Does it, and says what came of it. Throws what a client would not let its person do. */
  readonly perform: (act: PageAct) => Promise<Outcome>;
}

export function createStage(discord: StandIn): Stage {
  const modals = new Map<Id, OpenModal>();
  return {
    async perform(given) {
      const person = discord.person(given.person);
      if (given.do === "submit") {
        const modal = modals.get(given.modal);
        if (modal?.opener.userId !== person.id) throw new Error("that form is not open");
        const outcome = await outcomeOf(person.submit(modal, given.fields), modals);
        if (outcome.outcome !== "no-answer") modals.delete(given.modal);
        return outcome;
      }
      const done = perform(discord, person, given);
      return "interaction" in done ? outcomeOf(done, modals) : done;
    },
  };
}

function perform(discord: StandIn, person: Person, given: Exclude<PageAct, { do: "submit" }>): Act | Outcome {
  switch (given.do) {
    case "command":
      return person.command(
        given.name,
        optionValues(given.options),
        channelSeen(discord, person, given.channel),
      );
    case "autocomplete": {
      const channel = channelSeen(discord, person, given.channel);
      return person.autocomplete(given.name, given.focused, optionValues(given.options), channel);
    }
    case "message-command":
      return person.messageCommand(given.name, messageSeen(discord, person, given.message));
    case "click":
      return person.click(messageSeen(discord, person, given.message), given.button);
    case "choose":
      return person.choose(messageSeen(discord, person, given.message), given.select, given.values);
    case "send": {
      const { channel, content, replyTo, ping = true, files = [] } = given;
      const said = { ping, files: files.map(newFile) };
      const reply = replyTo === undefined ? {} : { replyTo: messageSeen(discord, person, replyTo) };
      if (content.trim() === "" && files.length === 0) throw new Error("there is nothing to send");
      person.send(channelSeen(discord, person, channel), content, { ...said, ...reply });
      return { outcome: "done" };
    }
    case "thread": {
      const thread = person.startThread(messageSeen(discord, person, given.message), given.name);
      return { outcome: "thread", channel: thread.id };
    }
    case "edit":
      person.edit(messageSeen(discord, person, given.message), given.content);
      return { outcome: "done" };
    case "delete": {
      const message = messageSeen(discord, person, given.message);
      if (message.authorId !== person.id) throw new Error("only one's own messages can be deleted");
      person.delete(message);
      return { outcome: "done" };
    }
  }
}

function channelSeen({ world }: StandIn, person: Person, id: Id): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`${person.user.username} sees no such channel`);
  return channel;
}

function messageSeen({ world }: StandIn, person: Person, id: Id): Message {
  for (const { messages } of world.channels.values()) {
    const message = messages.get(id);
    if (message && person.sees(message)) return message;
  }
  throw new Error(`${person.user.username} sees no such message`);
}

function optionValues(given: Readonly<Record<string, string | number | boolean | File>>) {
  const entries = Object.entries(given).map(([name, value]): [string, OptionValue] => [
    name,
    typeof value === "object" ? newFile(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function newFile({ filename, contentType, base64 }: File) {
  const type = contentType === "" ? "application/octet-stream" : contentType;
  return { filename, contentType: type, bytes: Buffer.from(base64, "base64") };
}

async function outcomeOf(done: Act, modals: Map<Id, OpenModal>): Promise<Outcome> {
  const first = await firstEffect(done);
  if (first === null) return { outcome: "no-answer" };
  if (first.kind === "choices") return { outcome: "choices", choices: first.choices };
  if (first.kind !== "modal") return { outcome: "done" };
  const { id } = done.interaction;
  modals.set(id, { modal: first.modal, opener: done.interaction });
  return { outcome: "modal", id, modal: first.modal as unknown as ModalView };
}

/** Null when the bot was silent for as long as Discord waits. */
function firstEffect(done: Act): Promise<Effect | null> {
  return Promise.race([
    done.acknowledged(2 * ACKNOWLEDGE_WITHIN_MS),
    new Promise<null>((resolve) => setTimeout(resolve, ACKNOWLEDGE_WITHIN_MS, null)),
  ]);
}
