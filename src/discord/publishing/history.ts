import { type APIMessage, MessageFlags, type REST, Routes } from "discord.js";
import type { Instant } from "../../domain/core/time.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";
import type { FindOutcome, PartMarker } from "../../domain/delivery/message-sender.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Outcome } from "../api/failure.ts";
import { findPart } from "../message/custom-id.ts";
import { messagePath } from "../message/part-body.ts";
import { detailOf } from "./outcomes.ts";
import { tryOnce } from "./try-once.ts";

/** Discord's maximum per request. */
const PAGE_SIZE = 100;
/** 5,000 messages: the part was posted soon after the search's start time. */
const MAX_PAGES = 50;
/** For all pages of a search, including rate limit waits. */
const SEARCH_TIMEOUT_MS = MINUTE_MS;
/** Discord's epoch (2015-01-01) in ms since 1970. Source: Discord's reference, "Snowflakes". */
const EPOCH_MS = 1_420_070_400_000;

export interface HistoryDeps {
  readonly rest: REST;
  /** The bot's user id; other authors' messages are ignored. */
  readonly botId: string;
  /** Whether the bot is known to have Read Message History in the channel. */
  readonly mayRead: (channel: string) => boolean;
  /** Called with each outcome, and returns it. */
  readonly onOutcome: <T extends Outcome<unknown>>(outcome: T) => T;
}

interface Search extends HistoryDeps {
  readonly marker: PartMarker;
  readonly since: Instant;
  readonly signal: AbortSignal;
}

/** Searches a channel for a part of an edition, then the thread on the edition's first part. */
export async function findInHistory(
  deps: HistoryDeps,
  channel: string,
  marker: PartMarker,
  since: Instant,
  signal: AbortSignal = AbortSignal.timeout(SEARCH_TIMEOUT_MS),
): Promise<FindOutcome> {
  const search = { ...deps, marker, since, signal };
  const inChannel = await searchIn(channel, search);
  if (inChannel.kind !== "absent") return inChannel;
  if (inChannel.thread === null) return ABSENT;
  const inThread = await searchIn(inChannel.thread, search);
  if (inThread.kind !== "found") return inThread.kind === "absent" ? ABSENT : inThread;
  return { kind: "found", message: messagePath(channel, inChannel.thread, inThread.message) };
}

const ABSENT: FindOutcome = { kind: "absent" };

type SearchResult =
  | Exclude<FindOutcome, { kind: "absent" }>
  /** `thread`: id of the thread on the edition's first part. */
  | { readonly kind: "absent"; readonly thread: string | null };

async function searchIn(place: string, search: Search): Promise<SearchResult> {
  let thread: string | null = null;
  let after = snowflakeAt(search.since);
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const listed = await list(place, { after: String(after), limit: String(PAGE_SIZE) }, search);
    if (!listed.ok) return { kind: "unsearchable", detail: detailOf(listed) };
    const messages = listed.value;
    const match = messages.find((message) => partOf(message, search) === search.marker.part);
    if (match !== undefined) return { kind: "found", message: match.id };
    const firstPart = messages.find((message) => partOf(message, search) === 0);
    if (firstPart !== undefined && hasThread(firstPart)) thread = firstPart.id;
    if (page === 0 && messages.length === 0) return resultOfEmptyPage(place, search);
    if (messages.length < PAGE_SIZE) return { kind: "absent", thread };
    for (const { id } of messages) if (BigInt(id) > after) after = BigInt(id);
  }
  return {
    kind: "unsearchable",
    detail: message("reason.discord.too-many-messages", {
      count: String(MAX_PAGES * PAGE_SIZE),
      since: search.since,
    }),
  };
}

/** The part number of a message, from 0 (markers count from 1), if it belongs to the searched edition. */
function partOf({ author, components }: APIMessage, { botId, marker }: Search): number | null {
  const mark = author.id === botId ? findPart(components) : null;
  return mark?.ref === marker.edition ? mark.part - 1 : null;
}

/**
 * Without Read Message History, Discord returns an empty list and no error. Any message in the channel, however old, proves
 * that the bot may read it.
 */
async function resultOfEmptyPage(place: string, search: Search): Promise<SearchResult> {
  const latest = await list(place, { limit: "1" }, search);
  if (!latest.ok) return { kind: "unsearchable", detail: detailOf(latest) };
  if (latest.value.length > 0 || search.mayRead(place)) return { kind: "absent", thread: null };
  return { kind: "unsearchable", detail: message("reason.discord.history-forbidden") };
}

async function list(
  place: string,
  query: Record<string, string>,
  { rest, onOutcome, signal }: Search,
): Promise<Outcome<readonly APIMessage[]>> {
  return onOutcome(
    await tryOnce(signal, async () => {
      const found = await rest.get(Routes.channelMessages(place), {
        query: new URLSearchParams(query),
        signal,
      });
      return found as readonly APIMessage[];
    }),
  );
}

function hasThread({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.HasThread) !== 0;
}

/** The smallest message id possible at that time. */
function snowflakeAt(at: Instant): bigint {
  return BigInt(Math.max(0, Date.parse(at) - EPOCH_MS)) << 22n;
}
