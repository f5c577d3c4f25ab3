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
      "first published": "published",
      "first published on": "published",
      "originally published": "published",
      "date published": "published",
      "publish date": "published",
      "release date": "published",
      released: "published",
      created: "published",
      "publication date": "published",
      posted: "published",
      "posted on": "published",
      updated: "updated",
      "updated on": "updated",
      "last updated": "updated",
      "last modified": "updated",
      modified: "updated",
      "date modified": "updated",
    },
    dateLine:
      /^(?=.*\d{4})(?<label>first published|originally published|published|posted|filed|released|updated|last updated|last modified|modified)?(?:\s+(?:on|at))?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
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
    siteSentences: [
      // Paywalls and newsletters.
      "you(?:['’]ve| have) (?:read|used|reached|viewed) .{0,30}(?:articles?|stories|limit)|\\d+ (?:free )?(?:articles?|stories) (?:left|remaining)",
      "already a (?:subscriber|member)|(?:article|story|content) is (?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members)|subscribe (?:now|today|here|to (?:our|the|read|continue|unlock)|for (?:just |only )?[$£€\\d])|start your free trial|(?:to|please) (?:log|sign) in",
      "sign up (?:now|here|today|(?:for|to) (?:our|the|receive|get))|our (?:[a-z]+ ){0,2}newsletters?|(?:in|to|into) your inbox|unsubscribe|(?:received|receiving|getting) this (?:e-?mail|newsletter|message)|view (?:it |this (?:e-?mail|message) )?in (?:your|a) browser",
      // Cookies and browsers.
      "(?:we|this (?:site|website|page)|our (?:site|website|partners)) (?:and our partners )?uses? cookies|(?:accept|reject|manage) (?:all )?cookies|by continuing (?:to (?:use|browse)|you)|(?:enable|turn on|requires?|without) javascript|your browser|ad blocker|privacy (?:policy|notice)|terms (?:of|and) (?:use|service|conditions)",
      // News that is still coming, and requests to readers.
      "this is a (?:developing|breaking)(?: news)? story|(?:check|come) back (?:later |soon |here )?for (?:more|further|the latest|updates?|details|news)(?![a-z])|(?:story|article|page|report) (?:will be|is being) updated|more (?:details )?(?:to follow|soon)$|refresh (?:this|the) page",
      "have you been affected|do you have (?:a |any )?(?:story|tip|information)|(?:send|share|e-?mail) (?:us )?your (?:own )?(?:story|stories|photos?|pictures|videos?|tips?|comments?|views|thoughts)|(?:contact|call|phone|e-?mail|text|write to|reach) (?:us|our (?:newsroom|team|reporters?|desk)|the newsroom)\\b|get in touch|have your say|what do you think\\?|let us know|let us introduce you|get up to speed",
      "follow (?:us|me|@)|follow .{1,40} on (?:twitter|x|facebook|instagram|bluesky|threads|mastodon|linkedin)\\b|share this|just watched|replay more videos|click (?:here|on)|scroll (?:down|up)|^(?:read|see) (?:more|also)\\b(?! than)|tap here|tell us what you think|affiliate (?:and/or referral )?links|listen to this (?:article|story)|download (?:our|the) app\\b",
      // Notes to colleagues, forms, and what programs and companies add to mails.
      "this e-?mail (?:message )?(?:and any|has been|was|is|may) .{0,60}(?:scanned|checked|confidential|privileged|attachments)|intended recipient|consider the environment before|(?:please )?do not (?:edit|delete|move|reply|forward) |contact (?:it|support|the help ?desk) (?:\\(|at|on|if|for)|this folder (?:is|contains|holds)|for internal use|check the (?:appropriate )?box",
      // Credits, rights and those who worked on it.
      "all rights reserved|copyright (?:\\d{4}|©|\\(c\\)|by|of)|©|\\(c\\) ?\\d{4}|getty images|(?:ap|reuters|afp|epa|file) photo\\b|(?:hide|toggle) caption|\\(?photo(?:graph)?s? (?:by|courtesy)",
      "contributed (?:to this|reporting)|^(?:[^ ]+ ){1,4}is an? (?:[^ ]+ ){0,4}(?:writer|reporter|journalist|correspondent|columnist|editor)(?: (?:at|for|with|of|in|on|living|based|covering|who)|[.]?$)|(?<=^|[(;] ?)(?:additional |original )?(?:reporting|writing|editing) by|reports? from [^.]{2,40} for (?:the|our) [^.]{2,30} (?:desk|service|bureau)|our standards:|(?:views|opinions) expressed|the post .{3,200} appeared first on|submitted by /u/|originally (?:published|appeared) (?:on|in|at)|this (?:story|article) (?:was|has been) (?:originally |first )?(?:published|produced|updated|corrected to)",
    ],
    teaser:
      /^(?:also read|read also|read more|read next|read:|see also|see more|more:|you may (?:also )?like|don['’]t miss|watch(?: now)?:|watch the video|listen(?: to this (?:article|story)\b|:)|in pictures:?|photos?:|video:|gallery:?|story continues below|continue reading|click here|sign (?:in|up)|log in|subscribe|follow (?:us|@)|share (?:this|on|via)|like us on|download (?:our|the) app|join (?:our|us)|tags?:|filed under|topics?:|©|all rights reserved|image (?:source|credit|copyright|\d+ of)|photo (?:credit|by)|\(?photo(?:graph)? (?:by|courtesy)|have a tip\?|get the latest (?:news|updates)|want more (?:stories|news)|skip (?:to|advert))/i,
    label:
      /^(?:copyright\b.*|(?:recommended|advert(?:is(?:ement|ing))?|loading|photos?|photographs?|images?|pictures?|credits?|source|caption|video|audio|gallery|tags|topics|related|first name|last name|e-?mail(?: address)?|phone(?: number)?|required|submit|\d{1,2}[ -]min(?:ute)?s?(?: read)?)(?:\s*[:|/*].*|\s+(?:by|courtesy)\b.*|[.…]*)?)$/i,
    pageLabel:
      /^(?:related|breaking news|comments?|leave a (?:comment|reply)|print|e-?mail|share|tweet|caption|close|menu|search|skip to (?:main )?content|next|previous|back to top|(?:published|posted|updated)\b.{1,30}\bago|https?:\/\/\S+)$/i,
    tailHeading:
      /^(?:related (?:articles?|stories|news|posts?|links?|topics?|content|coverage)|related|more (?:from|on|in|great|stories|news)\b.*|you (?:may|might) (?:also )?(?:like|be interested).*|recommended.*|read (?:more|next|also)|most (?:read|popular|viewed).*|trending.*|latest (?:news|stories).*|want more (?:stories|news).*|comments?|leave a (?:comment|reply)|about the author.*|popular (?:posts|stories).*)\s*:?$/i,
    correctionLabels: ["corrections?", "clarification", "editor['’]s note", "update"],
  },
  mail: {
    attributionOpenings: ["On"],
    wrote: ["wrote"],
    htmlStubs: [
      "(?:(?:does|do|can|could|is) ?n[o'’]t|cannot|(?:is|are) (?:not able|unable) to|not) (?:show|display|support|view|read|render)\\w* (?:this |an? )?html",
      "html(?:[- ](?:capable|compatible|enabled|version|format|e-?mail|message|mail))|in html format",
      "(?:view|read|open|see) (?:this|the|your) (?:e-?mail|message|newsletter|mail|issue) (?:in|on|online)",
    ],
    originalMessage: ["original message"],
    forwardedMessage: ["forwarded message"],
    forwardedLine: ["begin forwarded message:"],
    headerFields: ["from", "sent", "date", "to", "cc", "subject", "reply-to"],
    mobileFooters: ["sent from my", "get outlook for"],
    replyPrefixes: ["re"],
    forwardPrefixes: ["fwd?"],
  },
  roundUpTitles: [
    "(?:\\d+|three|four|five|six|seven|eight|nine|ten) (?:other |more )?(?:things|stories)(?= (?:you (?:need|should|have)|to know)\\b)",
    "(?:news )?(?:round-?up|briefs|wrap-?up)",
    "news (?:in brief|briefing|digest|summary|from around)",
    "(?:daily|morning|evening|weekly|your) (?:briefing|digest|newsletter|report|wrap)",
    "newsletter",
    "live (?:updates?|blog|coverage)",
    "liveblog",
    "top (?:news |news )?(?:stories|headlines)",
    "(?:day|week|month|year) in (?:review|pictures|photos)",
    "(?:today|yesterday|this week)['’]s (?:news|headlines|top stories)",
  ],
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
  hyphenatedFirstParts: [
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen",
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|first|second|third|half|quarter|mid|self|ex|all|well|so|vice|long|short|high|low|full|part|hard|best|real|large|small",
  ],
  suspendedHyphenWords: ["and", "or", "to"],
  pageWords: ["page", "p\\."],
  pageOfWords: ["of"],
};
