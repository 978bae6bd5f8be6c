/**
 * Reads what every server and program of a test run writes, at every level, for secrets: keys, tokens, sessions and private keys
 * by their form, and the keys that were made by their text. A spec file in which one was written fails (`test/setup.ts`).
 */

const FORMS: Readonly<Record<string, RegExp>> = {
  'a key': /chy_[0-9a-z]{13}_[0-9A-Za-z]{49}/,
  'a token': /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{20,}/,
  'a session': /chancery=[\w-]{80,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----|PRIVATE\+KEY\+[\w.:/-]+\+[0-9a-f]{8}\+/,
};

const made = new Set<string>();
let found: string[] = [];

/** A secret that no form tells: wherever it is written from now on, it is found. */
export function keepSecret(secret: string): void {
  made.add(secret);
}

/** @param by what wrote it */
export function readForSecrets(text: string, by: string): void {
  for (const [what, form] of Object.entries(FORMS))
    if (form.test(text)) found.push(`${what}, written by ${by}: ${around(text, text.search(form))}`);
  for (const secret of made) {
    const at = text.indexOf(secret);
    if (at !== -1) found.push(`a secret, written by ${by}: ${around(text, at)}`);
  }
}

/** What was found since it was last asked. */
export function foundSecrets(): readonly string[] {
  const all = found;
  found = [];
  return all;
}

/** Enough to find the place, and not the secret. */
function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 120), at + 12));
}
