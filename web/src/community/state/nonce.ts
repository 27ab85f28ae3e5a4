/** A name that nothing else has. Discord's limit for a nonce is 25 characters. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
