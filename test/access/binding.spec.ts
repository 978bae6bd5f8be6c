/** Rule: an address that other machines reach is bound only once callers have to say who they are, and nobody is local there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import supertest from 'supertest';
import { readConfiguration, type Configuration } from '../../src/config/configuration.js';
import { createServer } from '../../src/server.js';
import { runOnScreen } from '../cli/screen.js';
import { by } from './given.js';
import { flagsOf } from '../server/flags.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-binding-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function configuration(...flags: readonly string[]): Configuration {
  const given = ['--data', folder, '--port', '0', '--log-level', 'silent', '--host', '0.0.0.0', ...flags];
  const reading = readConfiguration({}, flagsOf(given));
  if (reading.outcome !== 'read') throw new Error(`configuration ${reading.outcome}`);
  return reading.configuration;
}

it('makes nobody local where there is no key', async () => {
  const app = await createServer(configuration());
  await app.listen(0, '127.0.0.1');
  await supertest(await app.getUrl())
    .get('/v1/processes')
    .expect(401);
  await app.close();
});

it('is done once there is a key', async () => {
  const words = ['add', 'The admin', '--grant', 'admin:*', '--data', folder];
  const { out } = await runOnScreen(['keys', ...words]);
  const app = await createServer(configuration());
  await app.listen(0, '127.0.0.1');
  const http = supertest(await app.getUrl());
  await http.get('/v1/session').expect(401);
  await by(out.trimEnd(), http.get('/v1/session')).expect(200);
  await app.close();
});

it('is done for the tokens of an issuer', async () => {
  const app = await createServer(configuration('--oidc-issuer', 'https://id.example.org'));
  await app.listen(0, '127.0.0.1');
  await supertest(await app.getUrl())
    .get('/v1/session')
    .expect(401);
  await app.close();
});
