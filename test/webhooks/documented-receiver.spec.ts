/** Rule: the receiver of docs/webhooks.md takes what is sent, once, and nothing that is not. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  entryMessage,
  signedHeaders,
  testMessage,
  type Message,
} from '../../src/application/webhooks/messages.js';
import { WebhookSecrets } from '../../src/application/webhooks/webhook-secrets.js';

const root = resolve(import.meta.dirname, '../..');
const [secret, other] = ['0', '1'].map((webhookId) =>
  new WebhookSecrets('s'.repeat(32)).secretOf({ webhookId, generation: 0 }),
) as [string, string];
const message = entryMessage({ stream: 'gaza-2025', id: 'e1' } as Parameters<typeof entryMessage>[0], () => ({
  type: 'org.chancery.ProcessOpened',
}));

let folder: string;
let server: Server;
let url: string;
let taken: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-'));
  const [, code = ''] =
    /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/webhooks.md'), 'utf8')) ?? [];
  const file = join(folder, 'receiver.mjs');
  writeFileSync(file, code);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { receiver } = (await import(pathToFileURL(file).href)) as {
    receiver: (secret: string, take: (event: unknown) => void) => Server;
  };
  taken = [];
  server = receiver(secret, (event) => taken.push(event));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

/** Now, as the library looks at the time. */
async function send(sent: Message, secrets: readonly string[]): Promise<number> {
  const headers = signedHeaders(sent, secrets, new Date());
  const { status } = await fetch(url, { method: 'POST', headers, body: sent.body });
  return status;
}

it('takes an entry once, also where it comes twice', async () => {
  expect([await send(message, [secret]), await send(message, [secret])]).toEqual([204, 204]);
  expect(taken).toEqual([{ type: 'org.chancery.ProcessOpened' }]);
});

it('answers the message that tells of no entry, and takes nothing', async () => {
  expect(await send(testMessage('w', new Date()), [secret])).toBe(204);
  expect(taken).toEqual([]);
});

it('takes what is signed with its secret and with another', async () => {
  expect(await send(message, [other, secret])).toBe(204);
});

it('takes nothing that is signed with another secret alone', async () => {
  expect(await send(message, [other])).toBe(400);
  expect(taken).toEqual([]);
});
