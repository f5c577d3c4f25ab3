import type { Choice, Effect, Interaction, Json, Message } from "../world/types.ts";

/** A modal as its person has it open. */
export interface OpenModal {
  readonly modal: Json;
  readonly opener: Interaction;
}

/** What a person did, and what came of it. Every wait has a deadline in real ms; 5 s when not said. */
export interface PersonAction {
  readonly interaction: Interaction;
  readonly effects: readonly Effect[];
  /** The first thing the bot did. */
  readonly acknowledged: (timeoutMs?: number) => Promise<Effect>;
  /** The first message there is to read: a reply, the deferred one filled, an update, a follow-up. */
  readonly reply: (timeoutMs?: number) => Promise<Message>;
  /** The nth follow-up, counted from 1. */
  readonly followUp: (nth?: number, timeoutMs?: number) => Promise<Message>;
  readonly modal: (timeoutMs?: number) => Promise<OpenModal>;
  readonly choices: (timeoutMs?: number) => Promise<readonly Choice[]>;
  /** Whatever `probe` looks for; it looks after each effect. */
  readonly until: <T>(probe: (effects: readonly Effect[]) => T | undefined, timeoutMs?: number) => Promise<T>;
}

const DEFAULT_TIMEOUT_MS = 5000;

export function createPersonAction(interaction: Interaction): PersonAction {
  const { effects, signal } = interaction;
  const effectsSoFar = () =>
    `the bot has not done it; so far: ${effects.map(({ kind }) => kind).join(", ") || "nothing"}`;
  const until: PersonAction["until"] = (probe, timeoutMs = DEFAULT_TIMEOUT_MS) =>
    signal.until(() => probe(effects), timeoutMs, effectsSoFar);
  return {
    interaction,
    effects,
    until,
    acknowledged: (timeoutMs) => until(([first]) => first, timeoutMs),
    reply: (timeoutMs) =>
      until(
        (all) => all.map(visibleMessage).find((message) => message !== null),
        timeoutMs,
      ) as Promise<Message>,
    followUp: (nth = 1, timeoutMs) =>
      until(
        (all) => all.filter(({ kind }) => kind === "follow-up").map(messageOf)[nth - 1],
        timeoutMs,
      ) as Promise<Message>,
    modal: (timeoutMs) =>
      until((all) => {
        const found = all.find((effect) => effect.kind === "modal");
        return found && { modal: found.modal, opener: interaction };
      }, timeoutMs),
    choices: (timeoutMs) =>
      until((all) => all.find((effect) => effect.kind === "choices")?.choices, timeoutMs),
  };
}

function visibleMessage(effect: Effect): Message | null {
  return effect.kind === "delete" ? null : (messageOf(effect) ?? null);
}

function messageOf(effect: Effect): Message | undefined {
  return "message" in effect ? effect.message : undefined;
}
