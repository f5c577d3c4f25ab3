import type { WordList } from "../word-lists.ts";

/** What a label at the head of a document announces. */
export type HeaderField = "title" | "source" | "author" | "published" | "updated";

/** The words around a report on pages, in mails and in files: date labels, bylines, boilerplate. */
export interface PageRules {
  readonly header: HeaderRules;
  readonly boilerplate: BoilerplateRules;
  readonly mail: MailRules;
  /** Pattern sources of whole titles that programs write by themselves: "Untitled". */
  readonly placeholderTitles: WordList;
  /** Pattern sources in the titles of documents on several events: round-ups, newsletters, live pages. Without regard to case. */
  readonly roundUpTitles: WordList;
  /** Pattern sources of first parts of compounds with a hyphen, which a line's end may follow ("two-thirds"). */
  readonly hyphenatedFirstParts: WordList;
  /** Words behind the hyphen of a word whose last part comes later ("mid- to late"). */
  readonly suspendedHyphenWords: WordList;
  /** Words before a page number, and between it and the number of pages; pattern sources. */
  readonly pageWords: WordList;
  readonly pageOfWords: WordList;
}

/** The lines at the head of a document: labels, dates, bylines. */
export interface HeaderRules {
  /** Labels before a colon ("published on"), in lower case. */
  readonly labels: Readonly<Record<string, HeaderField>>;
  /** A line that is a date with or without a date label; groups `label` and `date`. */
  readonly dateLine: RegExp;
  /** Of the labels, those of a change after publication ("updated"). */
  readonly updatedLabel: RegExp;
  /** Pattern sources: the opening of a byline ("By"), the words between two names, those before a place or section. */
  readonly bylineOpening: string;
  readonly nameJoiner: string;
  readonly bylinePreposition: string;
  /** "by" before an author, to be removed. */
  readonly authorPrefix: RegExp;
  /** Pattern source: words in lower case within the name of a person; openings joined to one ("Mc"). */
  readonly nameParticles: string;
  readonly namePrefixes: string;
  /** Words in the names of publishers: in a line of its own; at the end of a title. */
  readonly publisherWord: RegExp;
  readonly titlePublisherWord: RegExp;
  /** A line that is nothing but the name of a publisher; an opening of it that is not part of the name. */
  readonly publisherLine: RegExp;
  readonly publisherPrefix: RegExp;
  /** Words in lower case within the name of a publisher at the end of a title. */
  readonly publisherFiller: RegExp;
  /** A line that begins with a weekday or month is no name. */
  readonly calendarOpening: RegExp;
  /** How to contact the author; a name in such a line is not part of the news. Global and multiline. */
  readonly contactLine: RegExp;
}

/** What a page says besides its article. Patterns are tested on a whole line unless said otherwise. */
export interface BoilerplateRules {
  /** Pattern sources of sentences about the site, not the news, anywhere in a sentence, in lower case. */
  readonly siteSentences: WordList;
  /** Links to other pages, and requests to the reader: never part of an article ("Read more", "Sign up"). */
  readonly teaser: RegExp;
  /** Openings of labels ("Photos", "Copyright") with which a sentence of the news may begin as well. */
  readonly label: RegExp;
  /** Labels of a page's controls ("Share", "Comments"). */
  readonly pageLabel: RegExp;
  /** Headings of lists of other articles; the article ends before them. */
  readonly tailHeading: RegExp;
  /** Openings of a box with a correction ("Clarification"); pattern sources, without regard to case. */
  readonly correctionLabels: WordList;
}

/** The words of mail programs; pattern sources, without regard to case unless said otherwise. */
export interface MailRules {
  /** "On 7 Feb 2024, Ann Reyes wrote:": its opening and its verb, as written. */
  readonly attributionOpenings: WordList;
  readonly wrote: WordList;
  /** The line above a quoted and above a forwarded mail, between rules; a whole line above a forwarded one. */
  readonly originalMessage: WordList;
  readonly forwardedMessage: WordList;
  readonly forwardedLine: WordList;
  /** Pattern sources of what a plain text says that only refers to the mail's HTML, without regard to case. */
  readonly htmlStubs: WordList;
  /** Names of the header fields that are written out above a quoted mail, that of the sender first. */
  readonly headerFields: WordList;
  /** Openings of a footer that a phone adds. */
  readonly mobileFooters: WordList;
  /** Prefixes of the subject of replies and of forwarded mails. */
  readonly replyPrefixes: WordList;
  readonly forwardPrefixes: WordList;
}
