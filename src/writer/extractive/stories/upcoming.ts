import { takeTurn } from "../../../async/take-turn.ts";
import { statedDate } from "../../../domain/core/published-time.ts";
import { type CalendarDate, DAY_MS } from "../../../domain/core/time.ts";
import type { Claim } from "../../../domain/documents/claim.ts";
import type { Document } from "../../../domain/documents/document.ts";
import { dates } from "../../../text/dates/dates.ts";
import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import { claimOf } from "../sentences/claims.ts";
import { MAX_CHARACTERS, profileSentence } from "../sentences/profile.ts";

/** A claim about an upcoming event, and the first day after `today` that it names. */
export interface UpcomingClaim {
  readonly claim: Claim;
  readonly date: CalendarDate;
}

/** Events further in the future are too remote to watch for. */
const HORIZON_DAYS = 366;
const MAX_WORDS = 40;
/** Sentences read before other work gets its turn: some milliseconds. */
const SENTENCES_PER_TURN = 50;
/**
 * "1 July" without a year may be in the past, so a future-looking word must be near the date, within the characters before
 * and after it.
 */
const { ahead: AHEAD } = DEFAULT_PACK.prose;
const CONTEXT_BEFORE = 80;
const CONTEXT_AFTER = 40;

/** What a document says will happen after `today`, soonest first. Relative days ("Friday") need a dated document. Yields to the event loop. */
export async function upcomingClaims(document: Document, today: CalendarDate): Promise<UpcomingClaim[]> {
  const stated = statedDate(document.published);
  const upcoming: UpcomingClaim[] = [];
  for (const [index, sentence] of document.sentences.entries()) {
    if (index % SENTENCES_PER_TURN === 0) await takeTurn();
    if (sentence.length > MAX_CHARACTERS) continue;
    const date = firstDayAfter(sentence, stated, today);
    if (date === null) continue;
    const profile = profileSentence(sentence, index + 1);
    if (profile.boilerplate || !profile.standsAlone || profile.words > MAX_WORDS) continue;
    upcoming.push({ claim: claimOf(document.path, profile), date });
  }
  return upcoming.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The first day after `today` that the sentence names near a future-looking word. */
function firstDayAfter(
  sentence: string,
  stated: CalendarDate | null,
  today: CalendarDate,
): CalendarDate | null {
  const limit = new Date(Date.parse(today) + HORIZON_DAYS * DAY_MS).toISOString().slice(0, 10);
  const days = dates(sentence, stated).flatMap(({ resolved, start, end }) => {
    if (resolved === null || resolved <= today || resolved > limit) return [];
    return AHEAD.test(sentence.slice(Math.max(0, start - CONTEXT_BEFORE), end + CONTEXT_AFTER))
      ? [resolved]
      : [];
  });
  return days.sort()[0] ?? null;
}
