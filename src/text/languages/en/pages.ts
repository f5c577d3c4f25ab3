import type { PageRules } from "../contract/page-rules.ts";

export const pages: PageRules = {
  header: {
    labels: {
      title: "title",
      headline: "title",
      source: "source",
      publisher: "source",
      publication: "source",
      author: "author",
      authors: "author",
      byline: "author",
      by: "author",
      date: "published",
      published: "published",
      "published on": "published",
      "publication date": "published",
      posted: "published",
      "posted on": "published",
      updated: "updated",
      "last updated": "updated",
      "last modified": "updated",
    },
    dateLine:
      /^(?=.*\d{4})(?<label>first published|published|posted|filed|updated|last updated|last modified)?(?:\s+(?:on|at))?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
    updatedLabel: /updated|modified/i,
    bylineOpening: "(?:[Ww]ritten\\s+|[Rr]eporting\\s+)?(?:By|BY|by)",
    nameJoiner: "and|&|with",
    bylinePreposition: "in|for|of",
    authorPrefix: /^by\s+/i,
    nameParticles: "de|la|van|von|der|bin|al|el|da|di|du",
    namePrefixes: "Mc|Mac|O['’]|D['’]|al-",
    publisherWord:
      /\b(?:News|Press|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Guardian|Telegraph|Register|Republic|Sentinel|Observer|Reuters|AFP|CNN|BBC|NPR|TODAY|Today|Magazine|Network|Agency|Broadcasting|Radio|Daily|wire)\b/u,
    titlePublisherWord:
      /\b(?:News|Press|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Guardian|Telegraph|Observer|Reuters|Today|Magazine|Week|Business|Daily|Vogue|Network)\b/u,
    publisherLine:
      /^(?:Special (?:for|to)(?: the)? |From |The )?(?:\p{Lu}[\p{L}\p{N}'’&.-]*)(?:\s+(?:of|and|the|for|\p{Lu}[\p{L}\p{N}'’&.-]*|staff|wire|reports)){0,5}$/u,
    publisherPrefix: /^(?:Special (?:for|to)(?: the)?|From)\s+/,
    publisherFiller: /^(?:of|the|and)$/,
    calendarOpening:
      /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b/i,
    contactLine: /^(?:.*@.*|(?:Follow|Contact|Reach|E-?mail)\s.*)$/gm,
  },
  boilerplate: {
    teaser:
      /^(?:also read|read also|read more|read next|read:|see also|see more|more:|you may (?:also )?like|recommended|don['’]t miss|watch(?: now)?:|watch the video|listen:|in pictures:?|photos?:|video:|gallery:?|advertis(?:ement|ing)|story continues below|continue reading|click here|sign (?:in|up)|log in|subscribe|follow (?:us|@)|share (?:this|on|via)|like us on|download (?:our|the) app|join (?:our|us)|tags?:|filed under|topics?:|copyright|©|all rights reserved|image (?:source|credit|copyright|\d+ of)|photo (?:credit|by)|\(?photo(?:graph)? (?:by|courtesy)|have a tip\?|get the latest (?:news|updates)|want more (?:stories|news)|loading)/i,
    pageLabel:
      /^(?:related|breaking news|comments?|leave a (?:comment|reply)|print|e-?mail|share|tweet|caption|close|menu|search|skip to (?:main )?content|next|previous|back to top|(?:published|posted|updated)\b.{1,30}\bago|https?:\/\/\S+)$/i,
    tailHeading:
      /^(?:related (?:articles?|stories|news|posts?|links?|topics?|content|coverage)|related|more (?:from|on|in|great|stories|news)\b.*|you (?:may|might) (?:also )?(?:like|be interested).*|recommended.*|read (?:more|next|also)|most (?:read|popular|viewed).*|trending.*|latest (?:news|stories).*|want more (?:stories|news).*|comments?|leave a (?:comment|reply)|about the author.*|popular (?:posts|stories).*)\s*:?$/i,
  },
  mail: {
    attributionOpenings: ["On"],
    wrote: ["wrote"],
    originalMessage: ["original message"],
    forwardedMessage: ["forwarded message"],
    forwardedLine: ["begin forwarded message:"],
    headerFields: ["from", "sent", "date", "to", "cc", "subject", "reply-to"],
    mobileFooters: ["sent from my", "get outlook for"],
    replyPrefixes: ["re"],
    forwardPrefixes: ["fwd?"],
  },
  placeholderTitles: [
    "untitled.*",
    "(?:new )?document ?\\d*",
    "slide ?\\d*",
    "layout ?\\d*",
    "template.*",
    "title",
    "none",
    "null",
  ],
  pageWords: ["page", "p\\."],
  pageOfWords: ["of"],
};
