/** Holds a file of proofs or heads against itself and the keys that were given: it needs no log and no server. */
import { differenceFrom } from '../application/attest/check-entry.js';
import {
  judgeProof,
  provesConsistency,
  readCheckpoints,
  readConsistency,
  readEntryProof,
} from '../application/attest/signatures.js';
import { headsIn, keysOf, signatureOf, type ReadText } from './saved.js';
import type { Finding } from './verify.js';
import type { VerifyFileOptions } from './commands/verify.js';

/** @throws Error where a file cannot be read or holds something else */
export async function verifyFile(flags: VerifyFileOptions, readText: ReadText): Promise<readonly Finding[]> {
  const text = await readText(flags.file);
  const keys = await keysOf(flags.keys, readText);
  const proof = readEntryProof(text);
  if (proof) return [await ofEntry(flags, { proof, keys }, readText)];
  const consistency = readConsistency(text);
  if (consistency) return [await ofConsistency(flags, { consistency, keys }, readText)];
  const heads = readCheckpoints(text);
  if (!heads)
    throw new Error(
      `Expected the proof of an entry, the proof of a later head, or signed heads in ${flags.file}; got something else`,
    );
  return heads.map((head) => {
    const { ok, signature, sentence } = signatureOf(head, keys);
    const { origin, size } = head;
    return { result: { ok, origin, size, signature }, sentences: [sentence] };
  });
}

type Keys = Awaited<ReturnType<typeof keysOf>>;

async function ofEntry(
  { entry: path }: VerifyFileOptions,
  { proof, keys }: { readonly proof: NonNullable<ReturnType<typeof readEntryProof>>; readonly keys: Keys },
  readText: ReadText,
): Promise<Finding> {
  const { ok, signature, sentence } = signatureOf(proof.checkpoint, keys);
  const judged = judgeProof(proof);
  if (judged.outcome === 'not-proven')
    return {
      result: { ok: false, signature, reason: judged.reason },
      sentences: [sentence, `It does not prove the entry: ${judged.reason}.`],
    };
  const { entry } = judged;
  const compared = path === undefined ? 'not-given' : differenceFrom(entry, JSON.parse(await readText(path)));
  const differs = typeof compared === 'object';
  return {
    result: {
      ok: ok && !differs,
      signature,
      entry,
      posted: compared === undefined ? 'proven' : differs ? compared.reason : compared,
    },
    sentences: [
      sentence,
      `Entry ${entry.id}, a ${entry.type}, is under it: revision ${entry.revision} of process ${entry.stream}, recorded at ${entry.recordedAt} by ${entry.recordedBy}.`,
      ofPosted(compared),
    ],
  };
}

function ofPosted(compared: ReturnType<typeof differenceFrom> | 'not-given'): string {
  if (compared === 'not-given')
    return 'What was posted is not in the proof: --entry holds an entry against it.';
  if (compared === 'erased')
    return 'What was posted was erased, and what is left in its place is not under the head: that the entry was there is proven, not what it said.';
  return compared === undefined
    ? 'What was posted is what the entry given has.'
    : `The entry given is not that one: ${compared.reason}.`;
}

async function ofConsistency(
  { head: path }: VerifyFileOptions,
  {
    consistency,
    keys,
  }: { readonly consistency: NonNullable<ReturnType<typeof readConsistency>>; readonly keys: Keys },
  readText: ReadText,
): Promise<Finding> {
  const { from, hashes, checkpoint } = consistency;
  if (path === undefined) throw new Error(`Expected the earlier head, of ${from} entries: --head; got none`);
  const all = [...(await headsIn(path, readText)).values()].flat();
  const old = all.find(({ origin, size }) => origin === checkpoint.origin && size === from);
  if (!old)
    throw new Error(`Expected a head of ${from} entries of ${checkpoint.origin} in ${path}; got none`);
  const signatures = [old, checkpoint].map((head) => signatureOf(head, keys));
  const consistent = provesConsistency(old, checkpoint, hashes);
  return {
    result: {
      ok: consistent && signatures.every(({ ok }) => ok),
      origin: checkpoint.origin,
      from,
      to: checkpoint.size,
      consistent,
      signatures: signatures.map(({ signature }) => signature),
    },
    sentences: [
      ...signatures.map(({ sentence }) => sentence),
      consistent
        ? `The head of ${from} is the beginning of that of ${checkpoint.size}: nothing was changed or taken away between them.`
        : `The proof does not show that the head of ${from} is the beginning of that of ${checkpoint.size}.`,
    ],
  };
}
