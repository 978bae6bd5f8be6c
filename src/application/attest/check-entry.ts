/** Holds the proof of an entry, and the entry itself, against a head: without a log and without a server. */
import { processIn } from '../../attestation/checkpoint.js';
import { leafHash, rootByInclusion } from '../../attestation/merkle.js';
import type { EntryProof } from '../../attestation/proof-text.js';
import { canonicalJson } from '../../log/canonical-json.js';
import { bodyHashOf, envelopeOf, type Envelope } from '../../log/chain.js';

/** What the leaf of an entry says of it. */
export type ProvenEntry = Envelope;

export type EntryJudgement =
  | { readonly outcome: 'proven'; readonly entry: ProvenEntry }
  /** What was expected, and what came. */
  | { readonly outcome: 'not-proven'; readonly reason: string };

/** Whether a proof leads from its leaf to the root of its head. The signature of the head is another matter. */
export function judgeProof({ leaf, index, hashes, checkpoint }: EntryProof): EntryJudgement {
  const { origin, size, root } = checkpoint;
  if (index >= size) return no(`expected an index below the size of the head, ${size}; got ${index}`);
  const reached = rootByInclusion({ index, size, leaf: leafHash(leaf) }, hashes);
  if (!reached?.equals(root))
    return no('the hashes of the proof do not lead from the entry to the root of the head');
  const entry = readEnvelope(leaf);
  if (!entry) return no('the leaf is not what a record keeps of an entry');
  if (entry.revision !== index || entry.stream !== processIn(origin))
    return no(
      `expected the entry of revision ${index} of ${origin}, got revision ${entry.revision} of process ${entry.stream}`,
    );
  return { outcome: 'proven', entry };
}

/**
 * Holds an entry as the API answers it against what the leaf says: undefined where it is that one, a sentence where not.
 * `erased`: it is that one, and what was posted is not there any more.
 */
export function differenceFrom(
  proven: ProvenEntry,
  answered: unknown,
): 'erased' | { reason: string } | undefined {
  const { data, occurred, sources, note, salt, ...fields } = fieldsOf(answered);
  const envelope = readEnvelope(
    canonicalJson({
      bodyHash: fields['bodyHash'],
      id: fields['id'],
      previousHash: fields['previousHash'],
      recordedAt: fields['recordedAt'],
      recordedBy: fields['recordedBy'],
      revision: fields['revision'],
      stream: fields['processId'],
      type: fields['type'],
      version: fields['version'],
    }) ?? '',
  );
  if (!envelope || envelopeOf(envelope) !== envelopeOf(proven)) {
    const names = Object.keys(proven).filter(
      (name) => Reflect.get(proven, name) !== fields[name === 'stream' ? 'processId' : name],
    );
    return { reason: `it differs from the proven entry in ${names.join(', ')}` };
  }
  if (salt === null) return 'erased';
  const body = canonicalJson({ data, occurred, sources, note });
  const matches =
    typeof salt === 'string' && body !== undefined && bodyHashOf(salt, body) === proven.bodyHash;
  return matches ? undefined : { reason: 'what was posted is not what its bodyHash was made of' };
}

function readEnvelope(text: string): Envelope | undefined {
  const { bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type, version } = fieldsOf(
    parsed(text),
  );
  const texts = [bodyHash, id, recordedAt, recordedBy, stream, type];
  const isWhole =
    texts.every((one) => typeof one === 'string') &&
    (previousHash === null || typeof previousHash === 'string') &&
    Number.isSafeInteger(revision) &&
    Number.isSafeInteger(version);
  if (!isWhole) return undefined;
  const envelope = { bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type, version };
  // Nothing stands in it beside what is shown of it.
  return envelopeOf(envelope as Envelope) === text ? (envelope as Envelope) : undefined;
}

function no(reason: string): EntryJudgement {
  return { outcome: 'not-proven', reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
