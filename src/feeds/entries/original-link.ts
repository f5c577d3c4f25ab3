import { getDomain } from "tldts";
import type { EntryLink } from "../../domain/feeds/feed-entry-store.ts";
import type { OriginalLink } from "../../domain/feeds/original-link.ts";

const MAX_LINK_CHARACTERS = 512;
const OPTIONS = { allowPrivateDomains: true } as const;

/**
 * The link to an entry's original that may be shown: https, and to the registered domain of its feed or of the page that the feed names as
 * its own. Null for any other: an entry must not send readers elsewhere.
 */
export function originalLink({ link, feedUrl, site }: EntryLink): OriginalLink | null {
  const url = URL.parse(link);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "" || url.port !== "")
    return null;
  const domain = getDomain(url.href, OPTIONS);
  const own = [feedUrl, site].map((address) => (address === null ? null : getDomain(address, OPTIONS)));
  if (domain === null || !own.includes(domain) || url.href.length > MAX_LINK_CHARACTERS) return null;
  return { url: url.href, host: url.hostname };
}
