/** Rule: a secret that anything writes during the whole test run fails its spec file, at whatever level it was written. */
import { expect, it } from 'vitest';
import { newSigningKey } from '../../src/attestation/signing-keys.js';
import { start } from '../cli/program.js';
import { startGuarded, by } from '../access/given.js';
import { foundSecrets, keepSecret, readForSecrets } from './watch.js';
import { watchedLogger } from './watched-logger.js';

const KEY = `chy_${'a'.repeat(13)}_${'B'.repeat(49)}`;

it.each([
  ['a key', `{"authorization":"Bearer ${KEY}"}`],
  ['a token', `Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwcmVzcyJ9.${'x'.repeat(43)}`],
  ['a session', `set-cookie: chancery=${'y'.repeat(90)}; Path=/`],
  ['a session', `set-cookie: __Host-chancery=${'y'.repeat(90)}; Path=/`],
  ['a private key', '-----BEGIN EC PRIVATE KEY-----\nMHc'],
  ['a private key', newSigningKey('record.example.org/chancery')],
])('%s is found in a text', (what, text) => {
  readForSecrets(`before ${text} after`, 'a test');
  expect(foundSecrets()).toEqual([expect.stringMatching(new RegExp(`^${what}, written by a test: `))]);
});

it('a secret that was made is found in part of a text', () => {
  keepSecret('not of any form');
  readForSecrets('it is not of any form.', 'a test');
  expect(foundSecrets()).toHaveLength(1);
});

it('texts without one are none', () => {
  readForSecrets('{"keyId":"0abcdefghijkl","principal":"key:0abcdefghijkl","msg":"request"}', 'a test');
  expect(foundSecrets()).toEqual([]);
});

it.each(['trace', 'info', 'error'] as const)('the log of a server in this process is read at %s', (level) => {
  watchedLogger('sqlite')[level]({ given: KEY }, 'a line');
  expect(foundSecrets()).toHaveLength(1);
});

it('every server that tests start has that log', async () => {
  const server = await startGuarded('2026-01-20T09:00:00Z', {
    prepare: (app) => {
      app.getHttpAdapter().getInstance().log.trace({ given: KEY }, 'planted');
      app.getHttpAdapter().getInstance().log.error({ given: KEY }, 'planted');
    },
  });
  await by(server.admin, server.http.get('/v1/processes')).expect(200);
  await server.dispose();
  expect(foundSecrets()).toHaveLength(1);
});

it('what a started program prints is read to its end', async () => {
  await start('sh', ['-c', `printf %s ${KEY.slice(0, 20)} >&2; printf %s ${KEY.slice(20)} >&2`]).ended;
  expect(foundSecrets()).toEqual([expect.stringMatching(/^a key, written by sh -c/)]);
});
