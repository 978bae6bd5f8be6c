/**
 * Rule: an assistant proposes, a person decides, and the answers cite what was accepted with the words that it was read from. Walked
 * with what the sample history has of the Arabic report of the Miami meeting. The same path is told in docs/assistants.md.
 */
import { readFileSync } from 'node:fs';
import type { Client } from '@modelcontextprotocol/client';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { by, keyIdOf, startGuarded, type GuardedServer } from '../access/given.js';
import { idOf, sampleEntry } from '../openapi/story.js';
import { call, connect, textOf } from './given.js';

const GAZA = { processId: 'gaza-2025' };
const DRAFTS = '/v1/processes/gaza-2025/drafts';
const REPORT = 'Arabic press report (miami-meeting.ar.txt)';
const sample = readFileSync(new URL('../../docs/examples/gaza-2025.ndjson', import.meta.url), 'utf8');

/** Three statements, and what was promised in them. */
const PROPOSED = [73, 74, 75, 78, 79, 80, 81, 82, 83, 84];
/** Calls on all parties, which the desk does not take for promises. */
const REJECTED = [83, 84];
const ACCEPTED = PROPOSED.filter((number) => !REJECTED.includes(number));

interface Posted {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sources: readonly { readonly publisher: string; readonly quote?: string }[];
}

const entries = PROPOSED.map((number) => sampleEntry(number) as unknown as Posted);

function quoteOf({ sources }: Posted): string {
  return sources.find(({ publisher }) => publisher === REPORT)?.quote ?? '';
}

let server: GuardedServer;
let desk: string;
let assistant: string;
let client: Client;

beforeAll(async () => {
  server = await startGuarded('2026-02-01T12:00:00Z');
  desk = await server.key('editor:*');
  assistant = await server.key('recorder:gaza-2025');
  const before = sample
    .split('\n')
    .slice(0, 69)
    .map((line) => JSON.parse(line) as Posted & { readonly processId?: string })
    .map(({ processId: _, ...entry }) => entry);
  await by(desk, server.http.post('/v1/processes/gaza-2025/events')).send(before).expect(201);
  client = await connect(server, assistant);
});
afterAll(async () => {
  await client.close();
  await server.dispose();
});

it('leads from the text to answers that cite what a person has accepted', async () => {
  // What can be said, and of whom.
  const vocabulary = await call(client, 'vocabulary', {
    ...GAZA,
    types: ['StatementIssued', 'CommitmentMade'],
  });
  const types = vocabulary['types'] as { readonly type: string; readonly schema: object }[];
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const { type, data } of entries) {
    const { schema = {} } = types.find((one) => one.type === type) ?? {};
    expect(ajv.validate(schema, data)).toBe(true);
  }
  const subjects = vocabulary['subjects'] as { readonly kind: string; readonly id: string }[];
  const parties = subjects.flatMap(({ kind, id }) => (kind === 'party' ? [id] : []));
  const promising = entries.flatMap(({ data }) => (data['by'] as string[] | undefined) ?? []);
  expect(parties).toEqual(expect.arrayContaining(promising));

  // A draft, with the words of the report.
  const text = [...new Set(entries.map(quoteOf))].join('\n');
  const proposed = await call(client, 'propose_entries', {
    ...GAZA,
    draftId: idOf(9_001),
    texts: [{ name: 'report', text }],
    entries: entries.map((entry) => ({ entry, quotes: [{ text: 'report', quote: quoteOf(entry) }] })),
  });
  expect(proposed['verdicts']).toEqual(
    PROPOSED.map((number) => ({ entryId: idOf(number), recordable: true, refusals: [] })),
  );
  const promised = async () => call(client, 'commitments', { ...GAZA, party: ['us', 'qatar'], limit: 100 });
  const told = ({ items }: Awaited<ReturnType<typeof promised>>): unknown[] =>
    items.map(({ commitmentId }) => commitmentId);
  const before = told(await promised());

  // A person decides.
  const decide = async (verb: string, body: object): Promise<void> => {
    const url = `${DRAFTS}/${idOf(9_001)}/${verb}`;
    const answer = await by(desk, server.http.post(url)).send(body);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  };
  await decide('accept', { version: 1, entryIds: ACCEPTED.map(idOf) });
  const reason = 'The report gives it as a call on all parties.';
  await decide('reject', { version: 2, entryIds: REJECTED.map(idOf), reason });

  // Who promised what.
  const after = await promised();
  expect(
    told(after)
      .filter((id) => !before.includes(id))
      .sort(),
  ).toEqual(
    entries
      .filter(({ id, type }) => type === 'CommitmentMade' && ACCEPTED.map(idOf).includes(id))
      .map(({ data }) => data['commitmentId'])
      .sort(),
  );
  for (const number of ACCEPTED) {
    const entry = sampleEntry(number) as unknown as Posted;
    if (entry.type !== 'CommitmentMade') continue;
    const cited = after.cited.find(({ entryId }) => entryId === idOf(number));
    expect(cited?.sources).toEqual(entry.sources);
    expect(JSON.stringify(cited?.sources)).toContain(JSON.stringify(quoteOf(entry)));
  }
  expect(await call(client, 'entry', { ...GAZA, entryId: idOf(78) })).toMatchObject({
    recordedBy: `key:${keyIdOf(desk)}`,
    proposedBy: `key:${keyIdOf(assistant)}`,
  });
  const rejected = await client.callTool({ name: 'entry', arguments: { ...GAZA, entryId: idOf(83) } });
  expect(rejected.isError).toBe(true);
});

it('refuses a quote that does not stand in the text, and proposes nothing', async () => {
  const entry = sampleEntry(71);
  const refused = await client.callTool({
    name: 'propose_entries',
    arguments: {
      ...GAZA,
      texts: [{ name: 'report', text: 'تمكين هيئة حاكمة في غزة' }],
      entries: [{ entry, quotes: [{ text: 'report', quote: 'تمكين هيئة حاكمة في رفح' }] }],
    },
  });
  expect(refused.isError).toBe(true);
  expect(JSON.parse(textOf(refused))).toMatchObject({ code: 'quote-not-found' });
});

it('forbids a reader to propose, in the words of the API', async () => {
  const reader = await connect(server, await server.key('reader:*'));
  const refused = await reader.callTool({
    name: 'propose_entries',
    arguments: { ...GAZA, texts: [], entries: [] },
  });
  expect(JSON.parse(textOf(refused))).toMatchObject({ code: 'forbidden', status: 403 });
  await reader.close();
});

it('takes nobody who comes without a key', async () => {
  await expect(connect(server)).rejects.toThrow();
  const { status, headers } = await server.http
    .post('/mcp')
    .send({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="chancery"']);
});
