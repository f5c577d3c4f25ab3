const REDACTED = "[redacted]";
/** Shorter ones ("none", "ollama") are no secrets, and would take words out of every line. */
const MIN_SECRET_LENGTH = 8;

const SECRET_KEY = String.raw`[\w-]*(?:token|authorization|api[-_]?key|password|passwd|secret|cookie)`;
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;

/** What gives a secret away wherever it stands, and what is left of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // By the field's name; and the same in JSON that stands in a string.
  [new RegExp(`("${SECRET_KEY}"\\s*:\\s*\\[?\\s*)${STRING}`, "gi"), `$1"${REDACTED}"`],
  [new RegExp(`(\\\\"${SECRET_KEY}\\\\"\\s*:\\s*\\\\")[^"\\\\]*`, "gi"), `$1${REDACTED}`],
  [/\b(Bot|Bearer|Basic)\s+[\w.~+/=-]{16,}/gi, `$1 ${REDACTED}`],
  // Webhooks and interactions have their token in the path.
  [/(\/(?:webhooks|interactions)\/\d+\/)[^/?#\s"\\]+/gi, `$1${REDACTED}`],
  [/(\w:\/\/)[^/?#\s"\\@]+@/g, `$1${REDACTED}@`],
  [
    /([?&](?:key|api[-_]?key|token|access[-_]token|sig|signature|password|secret|auth)=)[^&#\s"\\]+/gi,
    `$1${REDACTED}`,
  ],
  // By their own form: a bot's token, an interaction's (base64 of "interaction:"), a model service's key.
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, REDACTED],
  [/\baW50ZXJhY3Rpb246[\w+/=-]{8,}/g, REDACTED],
  [/\bsk-[\w-]{16,}/g, REDACTED],
];

/**
 * Takes secrets out of a line of JSON: the known ones in whatever form they are written, and whatever looks like one by the
 * name of its field, its place in an address, or its own form.
 */
export function createRedactor(secrets: readonly string[]): (line: string) => string {
  const variants = secrets
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  // The longest first: one may be a part of another.
  const forms = [...new Set(variants)].toSorted((one, other) => other.length - one.length);
  return (line) => {
    let clean = line;
    for (const form of forms) clean = clean.replaceAll(form, REDACTED);
    for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
    return clean;
  };
}
