/** Types of Conventional Commits that this project uses. Source: conventionalcommits.org and the Angular convention. */
const TYPES = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"];
const MAX_LENGTH = 72;

const PATTERN = new RegExp(`^(${TYPES.join("|")})(\\([a-z0-9,/-]+\\))?!?: \\S.*$`);

/** The problem with the first line of a commit message, in a few words; null if there is none. */
export function subjectProblem(subject: string): string | null {
  if (!PATTERN.test(subject)) return "is not type(scope): subject";
  if (subject.length > MAX_LENGTH)
    return `is ${subject.length} characters long, at most ${MAX_LENGTH} allowed`;
  if (subject.endsWith(".")) return "ends with a full stop";
  return null;
}
