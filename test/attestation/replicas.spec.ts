/** Guards that the heads of a process have the same bytes on every server of a store, and that a server with no key signs nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifierKeyText } from '../../src/attestation/signed-note.js';
import { newSigningKey, SigningKeys } from '../../src/attestation/signing-keys.js';
import type { Receipt } from '../../src/http/answers.js';
import { Heads, type HeadParts } from '../../src/application/attest/heads.js';
import { expectProblem } from '../http/desk.js';
import { startReplicas, type Replicas } from '../replicas/replicas.js';
import { partsOf } from '../server/running-server.js';
import { headOf, ORIGIN, PROCESS, record, SECRET, textOf } from './attested.js';

let replicas: Replicas;
let receipt: Receipt;
beforeAll(async () => {
  replicas = await startReplicas({ flags: ['--origin', ORIGIN, '--signing-key', SECRET] });
  receipt = await record(replicas.one, 0, 40);
  const { coverage } = partsOf(replicas.other.app).projection;
  await coverage.covers(BigInt(receipt.position), AbortSignal.timeout(20_000));
});
afterAll(() => replicas.dispose());

test('two servers of a store answer the same heads and proofs, each from its own copy', async () => {
  const { one, other } = replicas;
  for (const path of [
    'head',
    'head?size=17',
    `events/${receipt.events[5]?.id}/proof`,
    'consistency?from=17',
  ].map((end) => `/v1/processes/${PROCESS}/${end}`))
    expect(await textOf(other, path)).toBe(await textOf(one, path));
  expect(await textOf(other, '/v1/verifier-key')).toBe(await textOf(one, '/v1/verifier-key'));
  expect(await headOf(one)).toContain(`${ORIGIN}/processes/${PROCESS}\n40\n`);
});

test('a server of a store that was given no key makes none, and says so', async () => {
  const bare = await startReplicas();
  try {
    await record(bare.one, 0, 2);
    const path = `/v1/processes/${PROCESS}/head`;
    const { detail } = await expectProblem(bare.one.http.get(path), 503, 'no-signing-key');
    expect(detail).toContain('on a cluster every server is given the same ones');
    await expectProblem(bare.one.http.get('/v1/verifier-key'), 503, 'no-signing-key');
  } finally {
    await bare.dispose();
  }
});

test('a server signs nothing with another key than its store says', async () => {
  const { one } = replicas;
  const parts = Reflect.get(partsOf(one.app).heads, 'parts') as HeadParts;
  expect(partsOf(one.app).access.state.verifierKey).toBe(
    verifierKeyText(SigningKeys.read(SECRET).verifierKeys[0]),
  );
  const expecting = (key: string): Heads =>
    new Heads({ ...parts, named: { verifierKey: () => key, name: async () => Promise.resolve() } });
  const [own] = SigningKeys.read(SECRET).verifierKeys;
  expect(await expecting(verifierKeyText(own)).head(PROCESS)).toBe(await headOf(one));

  const [other] = SigningKeys.read(newSigningKey(ORIGIN)).verifierKeys;
  await expect(expecting(verifierKeyText(other)).head(PROCESS)).rejects.toMatchObject({
    code: 'no-signing-key',
  });
});
