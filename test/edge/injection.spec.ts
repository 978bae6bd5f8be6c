/** Rule: nothing that a caller sends becomes a header of an answer or a line of the log. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.js';
import { createLogger } from '../../src/http/logger.js';
import { createServer } from '../../src/server.js';
import { ask, type RawAnswer } from '../server/raw-client.js';
import { partsOf } from '../server/running-server.js';
import { flagsOf } from '../server/flags.js';

const FORGED = '{"level":30,"msg":"forged"}';

let folder: string;
let app: NestFastifyApplication;
let url: string;
let written: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-injection-'));
  const reading = readConfiguration({}, flagsOf(['--data', folder, '--port', '0', '--log-level', 'trace']));
  if (reading.outcome !== 'read') throw new Error(`configuration ${reading.outcome}`);
  const destination = {
    write: (text: string): void => {
      written.push(text);
    },
  };
  app = await createServer(reading.configuration, {
    logger: createLogger({ level: 'trace', store: 'sqlite', destination }),
  });
  await app.listen(0, '127.0.0.1');
  await partsOf(app).projection.coverage.firstCaughtUp();
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks with these bytes, and looks at what came and at what was logged. */
async function expectNothingForged(target: string, ...lines: readonly string[]): Promise<RawAnswer> {
  written = [];
  const answer = await ask(url, target, `Host: ${new URL(url).host}`, ...lines);
  expect([...answer.headers.keys()].filter((name) => name.startsWith('x-forged'))).toEqual([]);
  for (const text of written) {
    expect(text.endsWith('\n')).toBe(true);
    const entries = text.slice(0, -1).split('\n');
    expect(entries).toHaveLength(1);
    expect(JSON.parse(text)).not.toMatchObject({ msg: 'forged' });
  }
  return answer;
}

const breaks = [
  ['%0d%0a', `%0d%0aX-Forged:%20yes%0d%0a${encodeURIComponent(FORGED)}`],
  ['%0a', `%0a${encodeURIComponent(FORGED)}`],
  ['%e2%80%a8', `%e2%80%a8X-Forged:%20yes`],
  ['%00', '%00X-Forged'],
  ['%1b', '%1b%5b2J'],
] as const;

describe.each(breaks)('%s', (_, text) => {
  test.each([
    ['the id of a process', `GET /v1/processes/${text}`],
    ['the id of an entry', `GET /v1/processes/talks/events/${text}`],
    ['the name of a read model', `POST /v1/admin/projections/${text}/rebuild`],
    ['a cursor', `GET /v1/log?after=${text}`],
    ['a filter', `GET /v1/commitments?party=${text}`],
    ['the name of a parameter', `GET /v1/processes?${text}=1`],
    ['a route that there is not', `GET /${text}`],
  ])('in %s is no header and no line', async (_name, target) => {
    const { status } = await expectNothingForged(target);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('in a header', () => {
  test.each([
    ['X-Request-Id', `a\tb ${FORGED}`],
    ['X-Request-Id', '\u001b[2J'],
    ['Idempotency-Key', `"${FORGED}"`],
    ['If-Match', `"1\u0085X-Forged: yes"`],
    ['If-None-Match', FORGED],
    ['Accept', `text/html;${FORGED}`],
    ['Last-Event-ID', FORGED],
    ['Authorization', `Bearer ${FORGED}`],
    ['Cookie', `chancery=${FORGED}`],
    ['User-Agent', `curl ${FORGED} \u001b[2J`],
    ['Forwarded', `for="${FORGED}"`],
  ])('%s: what is sent stays what it is', async (name, value) => {
    const { status } = await expectNothingForged('GET /v1/processes', `${name}: ${value}`);
    expect(status).not.toBe(500);
  });

  test('a line feed alone ends no header of ours', async () => {
    const { headers } = await expectNothingForged('GET /v1/processes', 'X-Request-Id: abc\nX-Forged: yes');
    expect(headers.get('x-request-id')).not.toContain('abc\n');
  });
});

test('the name of a key is one line', async () => {
  written = [];
  const answer = await fetch(`${url}/v1/admin/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: `desk\n${FORGED}`, grants: ['reader:*'] }),
  });
  expect(answer.status).toBe(400);
  expect(written.join('').split('\n')).not.toContain(FORGED);
});
