/** Guards that notes, heads and keys are those of C2SP, and that nothing else passes for one. */
import { describe, expect, it } from 'vitest';
import {
  checkpointText,
  originOf,
  processIn,
  readCheckpoint,
  readCheckpoints,
} from '../../src/attestation/checkpoint.js';
import {
  consistencyText,
  entryProofText,
  readConsistency,
  readEntryProof,
} from '../../src/attestation/proof-text.js';
import { judgeNote, readNote, readVerifierKey, verifierKeyText } from '../../src/attestation/signed-note.js';
import { newSigningKey, SigningKeys } from '../../src/attestation/signing-keys.js';

/** The example of the specification. */
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

const keyOf = (text: string) => {
  const key = readVerifierKey(text);
  if (!key) throw new Error('no verifier key');
  return key;
};
const noteIn = (text: string) => {
  const note = readNote(text);
  if (!note) throw new Error('no note');
  return note;
};

/** Of a key that is used for nothing else. */
const SECRET = 'PRIVATE+KEY+record.example.org+93e2d8ec+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB';
const MORNING = '2026-11-30T09:00:00.000000Z';
const root = Buffer.alloc(32, 7);

describe('a signed note', () => {
  it('is judged as the specification says of its own example', () => {
    expect(judgeNote(noteIn(NOTE), [keyOf(KEY)])).toBe('signed');
    expect(verifierKeyText(keyOf(KEY))).toBe(KEY);
  });

  it('is forged when a letter of its text is another one', () => {
    expect(judgeNote(noteIn(NOTE.replace('example message', 'example massage')), [keyOf(KEY)])).toBe(
      'forged',
    );
  });

  it('is unknown to other keys, also of the same name', () => {
    const other = SigningKeys.read(newSigningKey('example.com/foo')).verifierKeys[0];
    expect(judgeNote(noteIn(NOTE), [other])).toBe('unknown');
  });

  it.each([
    ['no empty line', NOTE.replace('\n\n', '\n')],
    ['no last line break', NOTE.slice(0, -1)],
    ['a control character', NOTE.replace('example', 'exam\rple')],
    ['a line that is no signature', `${NOTE}and more\n`],
    ['a signature that is no base64', NOTE.replace('Uw2Q', 'Uw2?')],
  ])('is none with %s', (_what, text) => {
    expect(readNote(text)).toBeUndefined();
  });

  it.each([
    ['another id', KEY.replace('530d903a', '530d903b')],
    ['another kind of key', KEY.replace('+AekyeR', '+AukyeR')],
    ['too few bytes', KEY.slice(0, -4)],
    ['nothing after its name', 'example.com/foo'],
  ])('has no verifier key with %s', (_what, text) => {
    expect(readVerifierKey(text)).toBeUndefined();
  });
});

describe('signing keys', () => {
  it('sign the same text with the same bytes', () => {
    const keys = SigningKeys.read(SECRET);
    const text = checkpointText({ origin: originOf(keys.origin, 'talks'), size: 3, root });
    const head = keys.sign(text, MORNING);
    expect(head).toBe(
      SigningKeys.read(`# of the record, and of no other\n\n${SECRET}\n`).sign(text, MORNING),
    );
    expect(judgeNote(noteIn(head), keys.verifierKeys)).toBe('signed');
    expect(text).toBe(`record.example.org/processes/talks\n3\n${root.toString('base64')}\n`);
  });

  it('sign by when the last entry was recorded, whenever that is done', () => {
    const later = newSigningKey('record.example.org', '2026-12-01T00:00:00.000000Z');
    const keys = SigningKeys.read(`${SECRET}\n${later}\n`);
    const [first, second] = keys.verifierKeys;
    const signer = (recordedAt: string): string[] =>
      [first, second].map((key) => judgeNote(noteIn(keys.sign('text\n', recordedAt)), key ? [key] : []));
    expect(signer('2026-11-30T23:59:59.999999Z')).toEqual(['signed', 'unknown']);
    expect(signer('2026-12-01T00:00:00.000000Z')).toEqual(['unknown', 'signed']);
    expect(keys.sign('text\n', MORNING)).toBe(SigningKeys.read(SECRET).sign('text\n', MORNING));
    expect(keys.newest).toBe(verifierKeyText(second ?? first));
  });

  it.each([
    ['nothing', '', 'expected at least one'],
    ['another text', 'my secret', 'expected PRIVATE+KEY'],
    ['another id', SECRET.replace('93e2d8ec', '00000000'), 'expected the id of its name and key'],
    ['a moment of the first', `${SECRET} from ${MORNING}`, 'expected no `from`'],
    ['no moment of the second', `${SECRET},${SECRET}`, 'a moment after that of the key before it'],
    ['a moment that is none', `${SECRET},${SECRET} from tomorrow`, 'a moment as 2026-12-01T00:00:00.000000Z'],
    [
      'keys of two names',
      `${SECRET},${newSigningKey('elsewhere.example', MORNING)}`,
      'expected the name record.example.org',
    ],
  ])('are refused with %s, and the text does not say what was there', (_what, text, says) => {
    const read = (): SigningKeys => SigningKeys.read(text);
    expect(read).toThrow(says);
    expect(read).not.toThrow('AQEBAQ');
    expect(read).not.toThrow('my secret');
  });
});

describe('a head', () => {
  const keys = SigningKeys.read(SECRET);
  const origin = originOf(keys.origin, 'talks');
  const head = (size: number): string => keys.sign(checkpointText({ origin, size, root }), MORNING);

  it('is read as it was written, one or many', () => {
    expect(readCheckpoint(head(3))).toMatchObject({ origin, size: 3, root });
    const sizes = readCheckpoints(`${head(3)}\n${head(0)}\n${head(70_000)}`)?.map(({ size }) => size);
    expect(sizes).toEqual([3, 0, 70_000]);
    expect(processIn(origin)).toBe('talks');
  });

  it.each([
    ['a zero before its size', head(3).replace('\n3\n', '\n03\n')],
    ['no size', head(3).replace('\n3\n', '\n')],
    ['a root of other length', head(3).replace(root.toString('base64'), 'Bwc=')],
    ['another line that is signed', keys.sign(`${checkpointText({ origin, size: 3, root })}more\n`, MORNING)],
    ['no signature', checkpointText({ origin, size: 3, root })],
  ])('is none with %s', (_what, text) => {
    expect(readCheckpoint(text)).toBeUndefined();
    expect(readCheckpoints(`${head(1)}\n${text}`)).toBeUndefined();
  });

  it('stands at the end of the proofs, which are read as they were written', () => {
    const hashes = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const proof = entryProofText({ leaf: '{"id":"é"}', index: 2, hashes }, head(3));
    expect(proof.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      `extra ${Buffer.from('{"id":"é"}').toString('base64')}`,
      'index 2',
    ]);
    expect(readEntryProof(proof)).toMatchObject({
      leaf: '{"id":"é"}',
      index: 2,
      hashes,
      checkpoint: { size: 3 },
    });
    const consistency = consistencyText(1, hashes, head(3));
    expect(readConsistency(consistency)).toMatchObject({ from: 1, hashes, checkpoint: { size: 3 } });
    expect(readConsistency(consistencyText(0, [], head(3)))).toMatchObject({ from: 0, hashes: [] });
    expect(readEntryProof(consistency)).toBeUndefined();
    expect(readConsistency(proof)).toBeUndefined();
  });

  it.each([
    ['a hash that is too short', (text: string) => text.replace(/^AQEB.*$/m, 'AQEB')],
    ['no place', (text: string) => text.replace(/^index 2$/m, 'index two')],
    ['another version', (text: string) => text.replace('@v1', '@v2')],
    ['no head', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
  ])('is no proof with %s', (_what, change) => {
    const proof = entryProofText({ leaf: '{}', index: 2, hashes: [Buffer.alloc(32, 1)] }, head(3));
    expect(readEntryProof(proof)).toBeDefined();
    expect(readEntryProof(change(proof))).toBeUndefined();
  });
});
