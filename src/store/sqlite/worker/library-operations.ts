import { documentsContaining } from "../library/documents-containing.ts";
import {
  countLibrary,
  filesPage,
  readDigests,
  readDocuments,
  readUnreadable,
  signaturesPage,
} from "../library/read-library.ts";
import { findByTitle, readNewest, readRecentStories } from "../library/read-newest.ts";
import { readStoryDocuments, storiesPage } from "../library/read-stories.ts";
import { searchPassages, stemFrequencies } from "../library/search.ts";
import { applyChanges, saveDigest } from "../library/write-library.ts";

/** The store's operations on files, documents and stories; each runs as one transaction. */
export const LIBRARY_OPERATIONS = {
  files: filesPage,
  apply: applyChanges,
  signatures: signaturesPage,
  saveDigest,
  counts: countLibrary,
  unreadable: readUnreadable,
  documents: readDocuments,
  digests: readDigests,
  stories: storiesPage,
  storyDocuments: readStoryDocuments,
  newestDocuments: readNewest,
  findDocuments: findByTitle,
  recentStories: readRecentStories,
  search: searchPassages,
  stemFrequencies,
  documentsContaining,
};
