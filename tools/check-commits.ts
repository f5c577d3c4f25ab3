// Checks commit subjects against Conventional Commits: type(scope): subject, at most 72 characters. Commits made before
// the rule are exempt. Run by `npm run check`; prints only problems and a count.
import { execFileSync } from "node:child_process";
import { subjectProblem } from "./lib/commit-subject.ts";

/** The last commit made before the rule. */
const EXEMPT_UP_TO = "a0f03e7a802c209a0e566ee5969d32ccad3937cd";

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Commits after the exempt one, newest first: [short id, subject]. Merges are skipped: git writes their messages. */
function commitsToCheck(): readonly (readonly [string, string])[] {
  const lines = git("log", "--no-merges", "--format=%h%x09%s", `${EXEMPT_UP_TO}..HEAD`).trim();
  if (lines === "") return [];
  return lines.split("\n").map((line) => {
    const [id = "", subject = ""] = line.split("\t");
    return [id, subject] as const;
  });
}

function hasHistory(): boolean {
  try {
    git("cat-file", "-e", `${EXEMPT_UP_TO}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

if (!hasHistory()) {
  console.log("commits: skipped, as the history is missing (an archive or a shallow clone)");
} else {
  const commits = commitsToCheck();
  const problems = commits.flatMap(([id, subject]) => {
    const problem = subjectProblem(subject);
    return problem === null ? [] : [`${id} ${problem}: ${subject}`];
  });
  for (const problem of problems) console.error(problem);
  console.log(`commits: ${commits.length} checked, ${problems.length} rejected`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
