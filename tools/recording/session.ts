/** What is typed in the recording. */
export interface Step {
  readonly typed: string;
  /** The prompt that stands there when it is done. */
  readonly prompt: "$ " | "> ";
  /** How long a reader is given, against the other steps. */
  readonly pauseWeight: number;
}

/** The document that is put into the folder while we look on; until then it is not there. */
export const LATE_DOCUMENT = "2024-02-08-baghdad-strike-three-dead.txt";

export const SESSION: readonly Step[] = [
  { typed: "npm start", prompt: "> ", pauseWeight: 4 },
  { typed: "Why did the US strike 85 targets?", prompt: "> ", pauseWeight: 4 },
  { typed: "how many people were killed?", prompt: "> ", pauseWeight: 5 },
  { typed: "/sources 2", prompt: "> ", pauseWeight: 5 },
  { typed: "who is al-Saadi?", prompt: "> ", pauseWeight: 4 },
  { typed: "who won the Super Bowl?", prompt: "> ", pauseWeight: 4 },
  { typed: "/quit", prompt: "$ ", pauseWeight: 1 },
  { typed: `mv later/${LATE_DOCUMENT} seeds/`, prompt: "$ ", pauseWeight: 1 },
  { typed: "npm run -s brief -- --since 2024-02-07", prompt: "$ ", pauseWeight: 5 },
  { typed: "node dateline.mjs sources 5", prompt: "$ ", pauseWeight: 5 },
  { typed: "npm run -s doctor", prompt: "$ ", pauseWeight: 4 },
];
