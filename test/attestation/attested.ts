/** A process that is recorded bit by bit, and what is answered of its heads. */
import { expect } from 'vitest';
import type { Receipt } from '../../src/http/answers.js';
import { examples } from '../../src/domain/events/examples.js';
import type { RunningServer } from '../server/running-server.js';

export const PROCESS = 'talks';

/** A key that is used for nothing but tests, in the name of a record that is none. */
export const SECRET = 'PRIVATE+KEY+record.example.org+93e2d8ec+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB';
export const ORIGIN = 'record.example.org';

/** The n-th of the entries, counted from 0: the process is opened, a party joins, then it issues statements. */
function entryNumber(n: number): object {
  const id = `0199b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  if (n === 0) return { ...examples.ProcessOpened, id };
  if (n === 1) return { ...examples.PartyJoined, id };
  const data = {
    statementId: `statement-${n}`,
    issuers: ['us'],
    title: { en: `Statement ${n}` },
    text: { en: 'The talks go on.' },
    medium: 'speech',
  };
  return { ...examples.StatementIssued, id, data };
}

/** Records the entries from one up to another, which is left out. */
export async function record(
  { http }: Pick<RunningServer, 'http'>,
  from: number,
  to: number,
  process = PROCESS,
): Promise<Receipt> {
  let last: Receipt | undefined;
  for (let at = from; at < to; at += 1_000) {
    const batch = Array.from({ length: Math.min(1_000, to - at) }, (_, i) => entryNumber(at + i));
    last = await posted(http, `/v1/processes/${process}/events`, batch);
  }
  if (!last) throw new Error('nothing was recorded');
  return last;
}

/** A store that did not say in time whether it has them is asked again: the entries have ids, so nothing is recorded twice. */
async function posted(
  http: RunningServer['http'],
  path: string,
  batch: readonly object[],
  attempts = 5,
): Promise<Receipt> {
  const { status, body } = await http.post(path).send([...batch]);
  if (status === 503 && attempts > 1) return posted(http, path, batch, attempts - 1);
  expect([status, body]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()]);
  return body as Receipt;
}

/** The text of a 200. */
export async function textOf({ url }: Pick<RunningServer, 'url'>, path: string): Promise<string> {
  const response = await fetch(url + path);
  const text = await response.text();
  expect([response.status, text]).toEqual([200, expect.anything()]);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  return text;
}

export function headOf(
  server: Pick<RunningServer, 'url'>,
  size?: number,
  process = PROCESS,
): Promise<string> {
  return textOf(server, `/v1/processes/${process}/head${size === undefined ? '' : `?size=${size}`}`);
}
