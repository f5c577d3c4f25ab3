const REDACTED = "[redacted]";
/** Shorter values ("none", "ollama") are not secrets, and redacting them would remove normal words. */
const MIN_SECRET_LENGTH = 8;

const SECRET_KEY = String.raw`[\w-]*(?:token|authorization|api[-_]?key|password|passwd|secret|cookie)`;
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;

/** Patterns of secrets, with their replacements. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // By the name of the field, also in JSON within a string.
  [new RegExp(`("${SECRET_KEY}"\\s*:\\s*\\[?\\s*)${STRING}`, "gi"), `$1"${REDACTED}"`],
  [new RegExp(`(\\\\"${SECRET_KEY}\\\\"\\s*:\\s*\\\\")[^"\\\\]*`, "gi"), `$1${REDACTED}`],
  [/\b(Bot|Bearer|Basic)\s+[\w.~+/=-]{16,}/gi, `$1 ${REDACTED}`],
  // The paths of webhooks and interactions contain their token.
  [/(\/(?:webhooks|interactions)\/\d+\/)[^/?#\s"\\]+/gi, `$1${REDACTED}`],
  [/(\w:\/\/)[^/?#\s"\\@]+@/g, `$1${REDACTED}@`],
  [
    /([?&](?:key|api[-_]?key|token|access[-_]token|sig|signature|password|secret|auth)=)[^&#\s"\\]+/gi,
    `$1${REDACTED}`,
  ],
  // By their format: a bot token, an interaction token (base64 of "interaction:"), a model service's key.
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, REDACTED],
  [/\baW50ZXJhY3Rpb246[\w+/=-]{8,}/g, REDACTED],
  [/\bsk-[\w-]{16,}/g, REDACTED],
];

/**
 * Returns a function that removes secrets from a line of JSON: the given ones, plain or escaped, and anything that looks
 * like a secret by its field name, its place in a URL, or its format.
 */
export function createRedactor(secrets: readonly string[]): (line: string) => string {
  const variants = secrets
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  // Longest first, because one secret may be part of another.
  const forms = [...new Set(variants)].toSorted((one, other) => other.length - one.length);
  return (line) => {
    let clean = line;
    for (const form of forms) clean = clean.replaceAll(form, REDACTED);
    for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
    return clean;
  };
}
