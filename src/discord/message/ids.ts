import { randomBytes, randomInt } from "node:crypto";

/** Letters and digits that cannot be taken for each other when read out. */
const UNAMBIGUOUS_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CORRELATION_ID_LENGTH = 6;
/** 96 bits: what claims are kept under can't be guessed. As base64url, 16 characters. */
const CLAIMS_REF_BYTES = 12;
/** 18 bytes are 24 characters of base64url; Discord takes 25. */
const NONCE_BYTES = 18;

/** What a person can read out and the log has too. */
export function newCorrelationId(): string {
  let random = randomInt(UNAMBIGUOUS_CHARACTERS.length ** CORRELATION_ID_LENGTH);
  let correlationId = "";
  for (let at = 0; at < CORRELATION_ID_LENGTH; at += 1) {
    correlationId += UNAMBIGUOUS_CHARACTERS[random % UNAMBIGUOUS_CHARACTERS.length];
    random = Math.floor(random / UNAMBIGUOUS_CHARACTERS.length);
  }
  return correlationId;
}

/** What claims are kept under before they are posted, 16 characters. */
export function newClaimsRef(): string {
  return randomBytes(CLAIMS_REF_BYTES).toString("base64url");
}

export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString("base64url");
}
