import { randomBytes, randomInt } from "node:crypto";

/** Letters and digits that cannot be taken for each other when read out. */
const LEGIBLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const REFERENCE_LENGTH = 6;
/** 96 bits: what claims are kept under can't be guessed. As base64url, 16 characters. */
const CLAIMS_REF_BYTES = 12;
/** 18 bytes are 24 characters of base64url; Discord takes 25. */
const NONCE_BYTES = 18;

/** What a person can read out and the log has too. */
export function newReference(): string {
  let drawn = randomInt(LEGIBLE.length ** REFERENCE_LENGTH);
  let reference = "";
  for (let at = 0; at < REFERENCE_LENGTH; at += 1) {
    reference += LEGIBLE[drawn % LEGIBLE.length];
    drawn = Math.floor(drawn / LEGIBLE.length);
  }
  return reference;
}

/** What claims are kept under before they are posted, 16 characters. */
export function newClaimsRef(): string {
  return randomBytes(CLAIMS_REF_BYTES).toString("base64url");
}

export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString("base64url");
}
