/** Guards what /metrics counts, and that docs/operations.md says the same: names, types and labels. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemCodes } from '../../src/http/problem.js';
import { process as entries } from '../domain/decisions/entries.js';
import { openDesk, postTo, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...entries);
});
afterAll(() => desk.close());

async function metrics(): Promise<string> {
  return (await desk.server.http.get('/metrics')).text;
}

/** The value of a series, 0 while it was never counted. */
function valueOf(page: string, series: string): number {
  const line = page.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const documented = [
  ...page.matchAll(/^\| `(chancery_\w+)` \| (gauge|counter|histogram) \|(.*?)\| .+ \|$/gm),
].map(([, name, type, labels = '']) => ({
  name,
  type,
  labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).sort(),
}));
const ON_A_CLUSTER = /^chancery_(mirror_|store_away_)/;

test('every metric stands once in the table of the operations page, with its type and labels, and no other', async () => {
  // One of each that counts only what has happened.
  await fetch(`${desk.server.url}/v1/processes/gaza-2025/replay`).then((answer) => answer.text());
  const text = await metrics();
  const served = [...text.matchAll(/^# TYPE (chancery_\w+) (\w+)$/gm)].map(([, name = '', type]) => ({
    name,
    type,
    labels: labelsOf(text, name),
  }));
  const isMirrored = served.some(({ name }) => ON_A_CLUSTER.test(name));
  const expected = documented.filter(({ name }) => isMirrored || !ON_A_CLUSTER.test(name ?? ''));
  expect(byName(served)).toEqual(byName(expected));
});

function labelsOf(text: string, name: string): string[] {
  const series = new RegExp(`^${name}(?:_count)?\\{(.*)\\} `, 'm').exec(text)?.[1] ?? '';
  return [...series.matchAll(/(\w+)="/g)].map(([, label = '']) => label).sort();
}

function byName<T extends { readonly name: string | undefined }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

test('replays, exports and feeds are streams and no requests', async () => {
  const { url } = desk.server;
  const before = await metrics();
  await fetch(`${url}/v1/processes/gaza-2025/replay`).then((answer) => answer.text());
  await fetch(`${url}/v1/log`, { headers: { accept: 'application/x-ndjson' } }).then((answer) =>
    answer.text(),
  );
  await fetch(`${url}/v1/processes`).then((answer) => answer.text());
  const after = await metrics();
  const more = (series: string): number => valueOf(after, series) - valueOf(before, series);
  expect(more('chancery_stream_seconds_count{route="/v1/processes/:processId/replay"}')).toBe(1);
  expect(more('chancery_stream_seconds_count{route="/v1/log"}')).toBe(1);
  const requests = /^chancery_http_request_seconds_count\{.*route="(.*?)".*\}/gm;
  const routes = [...after.matchAll(requests)].map(([, route]) => route);
  expect(routes).toContain('/v1/processes');
  expect(routes).not.toContain('/v1/processes/:processId/replay');
  expect(routes).not.toContain('/v1/log');
});

test('a refusal counts under its code, and every code is there from the start', async () => {
  const series = (code: string): string => `chancery_refusals_total{code="${code}"}`;
  const before = await metrics();
  for (const code of problemCodes) expect(before).toContain(series(code));
  await desk.server.http.get('/nowhere');
  await postTo(desk.server, 'gaza-2025', { type: 'Rumour' });
  await desk.server.http.get('/v1/processes/nobody');
  const after = await metrics();
  for (const code of ['not-found', 'process-not-found', 'unknown-event-type'])
    expect([code, valueOf(after, series(code)) - valueOf(before, series(code))]).toEqual([code, 1]);
});

test('the log is told by its entries and its bytes, the build by its version', async () => {
  const before = await metrics();
  expect(valueOf(before, 'chancery_log_entries')).toBe(entries.length);
  await desk.record('aceh-2005', ...entries);
  const after = await metrics();
  expect(valueOf(after, 'chancery_log_entries')).toBe(2 * entries.length);
  expect(valueOf(after, 'chancery_log_bytes')).toBeGreaterThan(valueOf(before, 'chancery_log_bytes'));
  expect(after).toMatch(/^chancery_build_info\{version="\d+\.\d+\.\d+",node="\d+\.\d+\.\d+"\} 1$/m);
});
