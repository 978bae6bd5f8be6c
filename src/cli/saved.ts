/** Saved heads and verifier keys, as they are given on a command line. */
import {
  judgeSignature,
  processIn,
  readCheckpoints,
  readVerifierKeys,
  signersOf,
  type SignedCheckpoint,
  type VerifierKey,
} from '../application/attest/signatures.js';

export type ReadText = (path: string) => Promise<string>;

/** @param given verifier keys, or paths of files that hold them. @throws Error where one is neither */
export async function keysOf(given: readonly string[], readText: ReadText): Promise<readonly VerifierKey[]> {
  const found: VerifierKey[] = [];
  for (const one of given) {
    const keys = readVerifierKeys(one) ?? readVerifierKeys(await readText(one));
    if (!keys) throw new Error(`Expected verifier keys, one a line, in ${one}; got something else`);
    found.push(...keys);
  }
  return found;
}

/** The heads of a file by their processes. @throws Error where there is something else in it */
export async function headsIn(
  path: string,
  readText: ReadText,
): Promise<ReadonlyMap<string, readonly SignedCheckpoint[]>> {
  const heads = readCheckpoints(await readText(path));
  if (!heads) throw new Error(`Expected signed heads (C2SP tlog-checkpoint) in ${path}; got something else`);
  return Map.groupBy(heads, ({ origin }) => {
    const process = processIn(origin);
    if (process === undefined)
      throw new Error(`Expected heads of processes in ${path}; got one of ${JSON.stringify(origin)}`);
    return process;
  });
}

/** What is to be said of the signature of a head, and whether it is well. */
export function signatureOf(
  head: SignedCheckpoint,
  keys: readonly VerifierKey[],
): { readonly ok: boolean; readonly signature: string; readonly sentence: string } {
  const what = `The head of ${head.size} ${head.size === 1 ? 'entry' : 'entries'} of ${head.origin}`;
  const signature = judgeSignature(head, keys);
  switch (signature) {
    case 'signed':
      return { ok: true, signature, sentence: `${what} is signed by ${signersOf(head)}.` };
    case 'not-checked':
      return {
        ok: true,
        signature,
        sentence: `${what} says that it is signed by ${signersOf(head)}; that was not checked, as no key was given: --key.`,
      };
    case 'unknown':
      return {
        ok: false,
        signature,
        sentence: `${what} is signed by none of the keys that were given, but by ${signersOf(head)}.`,
      };
    case 'forged':
      return {
        ok: false,
        signature,
        sentence: `${what} has a false signature: it was altered, or signed by nobody.`,
      };
  }
}
