import type { Choice, Effect, Interaction, Json, Message } from "./types.ts";

/** A modal as its person has it open. */
export interface OpenModal {
  readonly modal: Json;
  readonly opener: Interaction;
}

/** What a person did, and what came of it. Every wait has a deadline in real ms; 5 s when not said. */
export interface Act {
  readonly interaction: Interaction;
  readonly effects: readonly Effect[];
  /** The first thing the bot did. */
  readonly acknowledged: (withinMs?: number) => Promise<Effect>;
  /** The first message there is to read: a reply, the deferred one filled, an update, a follow-up. */
  readonly reply: (withinMs?: number) => Promise<Message>;
  /** The nth follow-up, counted from 1. */
  readonly followUp: (nth?: number, withinMs?: number) => Promise<Message>;
  readonly modal: (withinMs?: number) => Promise<OpenModal>;
  readonly choices: (withinMs?: number) => Promise<readonly Choice[]>;
  /** Whatever `probe` looks for; it looks after each effect. */
  readonly until: <T>(probe: (effects: readonly Effect[]) => T | undefined, withinMs?: number) => Promise<T>;
}

const PATIENCE_MS = 5000;

export function createAct(interaction: Interaction): Act {
  const { effects, signal } = interaction;
  const seen = () =>
    `the bot has not done it; so far: ${effects.map(({ kind }) => kind).join(", ") || "nothing"}`;
  const until: Act["until"] = (probe, withinMs = PATIENCE_MS) =>
    signal.until(() => probe(effects), withinMs, seen);
  return {
    interaction,
    effects,
    until,
    acknowledged: (withinMs) => until(([first]) => first, withinMs),
    reply: (withinMs) =>
      until((all) => all.map(shownMessage).find((message) => message !== null), withinMs) as Promise<Message>,
    followUp: (nth = 1, withinMs) =>
      until(
        (all) => all.filter(({ kind }) => kind === "follow-up").map(messageOf)[nth - 1],
        withinMs,
      ) as Promise<Message>,
    modal: (withinMs) =>
      until((all) => {
        const found = all.find((effect) => effect.kind === "modal");
        return found && { modal: found.modal, opener: interaction };
      }, withinMs),
    choices: (withinMs) => until((all) => all.find((effect) => effect.kind === "choices")?.choices, withinMs),
  };
}

function shownMessage(effect: Effect): Message | null {
  return effect.kind === "delete" ? null : (messageOf(effect) ?? null);
}

function messageOf(effect: Effect): Message | undefined {
  return "message" in effect ? effect.message : undefined;
}
