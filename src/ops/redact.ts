const HIDDEN = "[redacted]";
/** Shorter ones ("none", "ollama") are no secrets, and would take words out of every line. */
const SHORTEST = 8;

const SECRET_KEY = String.raw`[\w-]*(?:token|authorization|api[-_]?key|password|passwd|secret|cookie)`;
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;

/** What gives a secret away wherever it stands, and what is left of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // By the field's name; and the same in JSON that stands in a string.
  [new RegExp(`("${SECRET_KEY}"\\s*:\\s*\\[?\\s*)${STRING}`, "gi"), `$1"${HIDDEN}"`],
  [new RegExp(`(\\\\"${SECRET_KEY}\\\\"\\s*:\\s*\\\\")[^"\\\\]*`, "gi"), `$1${HIDDEN}`],
  [/\b(Bot|Bearer|Basic)\s+[\w.~+/=-]{16,}/gi, `$1 ${HIDDEN}`],
  // Webhooks and interactions have their token in the path.
  [/(\/(?:webhooks|interactions)\/\d+\/)[^/?#\s"\\]+/gi, `$1${HIDDEN}`],
  [/(\w:\/\/)[^/?#\s"\\@]+@/g, `$1${HIDDEN}@`],
  [
    /([?&](?:key|api[-_]?key|token|access[-_]token|sig|signature|password|secret|auth)=)[^&#\s"\\]+/gi,
    `$1${HIDDEN}`,
  ],
  // By their own form: a bot's token, an interaction's (base64 of "interaction:"), a model service's key.
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  [/\baW50ZXJhY3Rpb246[\w+/=-]{8,}/g, HIDDEN],
  [/\bsk-[\w-]{16,}/g, HIDDEN],
];

/**
 * Takes secrets out of a line of JSON: the known ones in whatever form they are written, and whatever looks like one by the
 * name of its field, its place in an address, or its own form.
 */
export function createRedactor(known: readonly string[]): (line: string) => string {
  const written = known
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  // The longest first: one may be a part of another.
  const forms = [...new Set(written)].toSorted((one, other) => other.length - one.length);
  return (line) => {
    let clean = line;
    for (const form of forms) clean = clean.replaceAll(form, HIDDEN);
    for (const [pattern, left] of PATTERNS) clean = clean.replace(pattern, left);
    return clean;
  };
}
