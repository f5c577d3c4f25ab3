import { randomBytes, randomInt } from "node:crypto";

/** Letters and digits that are not confused when read out. */
const UNAMBIGUOUS_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CORRELATION_ID_LENGTH = 6;
/** 96 bits, so that references can't be guessed; 16 characters of base64url. */
const CLAIMS_REF_BYTES = 12;
/** 24 characters of base64url; Discord accepts up to 25. */
const NONCE_BYTES = 18;

/** Short correlation id, shown to users and written to the log. */
export function newCorrelationId(): string {
  let random = randomInt(UNAMBIGUOUS_CHARACTERS.length ** CORRELATION_ID_LENGTH);
  let correlationId = "";
  for (let at = 0; at < CORRELATION_ID_LENGTH; at += 1) {
    correlationId += UNAMBIGUOUS_CHARACTERS[random % UNAMBIGUOUS_CHARACTERS.length];
    random = Math.floor(random / UNAMBIGUOUS_CHARACTERS.length);
  }
  return correlationId;
}

/** Reference under which claims are stored before posting; 16 characters. */
export function newClaimsRef(): string {
  return randomBytes(CLAIMS_REF_BYTES).toString("base64url");
}

export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString("base64url");
}
