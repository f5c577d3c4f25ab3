import {
  readCorrections,
  readPostedEditions,
  readQuoted,
  readRevisionArrivals,
  saveCorrections,
  saveQuoted,
} from "../schedules/corrections.ts";
import {
  addWatch,
  assignStories,
  changeWatch,
  readAlertedStories,
  readAllWatches,
  readWatches,
  removeWatch,
} from "../schedules/watches.ts";

/** The store's operations on watches and corrections; each runs as one transaction. */
export const WATCH_OPERATIONS = {
  allWatches: readAllWatches,
  watches: readWatches,
  addWatch,
  changeWatch,
  removeWatch,
  alertedStories: readAlertedStories,
  assignStories,
  postedEditions: readPostedEditions,
  revisionArrivals: readRevisionArrivals,
  saveQuoted,
  quoted: readQuoted,
  saveCorrections,
  corrections: readCorrections,
};
