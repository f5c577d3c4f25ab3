import type { Choice, Effect, Interaction, Json, Message } from "../world/types.ts";

/** A modal that a person has open. */
export interface OpenModal {
  readonly modal: Json;
  readonly opener: Interaction;
}

/** An action of a person, and the bot's responses to it. Waits time out in real ms; default 5 s. */
export interface PersonAction {
  readonly interaction: Interaction;
  readonly effects: readonly Effect[];
  /** The bot's first response. */
  readonly acknowledged: (timeoutMs?: number) => Promise<Effect>;
  /** The first visible message: a reply, a filled deferral, an update or a follow-up. */
  readonly reply: (timeoutMs?: number) => Promise<Message>;
  /** The nth follow-up, from 1. */
  readonly followUp: (nth?: number, timeoutMs?: number) => Promise<Message>;
  readonly modal: (timeoutMs?: number) => Promise<OpenModal>;
  readonly choices: (timeoutMs?: number) => Promise<readonly Choice[]>;
  /** Waits until `probe` finds something; probes after every effect. */
  readonly until: <T>(probe: (effects: readonly Effect[]) => T | undefined, timeoutMs?: number) => Promise<T>;
}

const DEFAULT_TIMEOUT_MS = 5000;

export function createPersonAction(interaction: Interaction): PersonAction {
  const { effects, signal } = interaction;
  const effectsSoFar = () =>
    `the bot has not done that; so far: ${effects.map(({ kind }) => kind).join(", ") || "nothing"}`;
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
        const effect = all.find(({ kind }) => kind === "modal");
        return effect?.kind === "modal" ? { modal: effect.modal, opener: interaction } : undefined;
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
