/** One command typed in the recording. */
export interface Step {
  readonly typed: string;
  /** The prompt shown when the command is done. */
  readonly prompt: "$ " | "> ";
  /** Relative length of the pause for reading. */
  readonly pauseWeight: number;
}

/** The document that is added during the recording. */
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
