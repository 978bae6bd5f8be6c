/**
 * Each fault of store and network as a client of the API sees it: what is answered meanwhile, and that everything goes on by
 * itself, with nothing lost and nothing twice. What was seen is the table of docs/faults.md.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined, joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import type { RunningServer } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { apply, feedFrame, upToDate } from '../subscribe/feed-client.js';
import { startReplicas, until, type Replicas } from './replicas.js';

const phases = '/v1/processes/gaza-2025/phases';
const seen: string[] = [];
let replicas: Replicas;
let one: RunningServer;
let other: RunningServer;

beforeEach(async () => {
  replicas = await startReplicas();
  ({ one, other } = replicas);
  await postTo(one, 'gaza-2025', [opened, joined('egypt'), defined('phase-1')]).expect(201);
  for (const server of [one, other]) await until(async () => server.http.get('/health/ready'), isOk);
});
afterEach(() => replicas.dispose());

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const isOk = ({ status }: Answer): boolean => status === 200;

/** A status, and the code of a problem document. */
function told({ status, body }: Answer): string {
  const { code } = body as { code?: string };
  return code === undefined ? String(status) : `${status} \`${code}\``;
}

const OUTAGE = '503 `store-unavailable` or `append-outcome-unknown`';

/** Which of the two it is depends on how far the request had come. */
function isOutage({ status, body }: Answer): boolean {
  const { code = '' } = body as { code?: string };
  return status === 503 && OUTAGE.includes(code);
}

interface Fault {
  readonly what: string;
  readonly begin: (given: Replicas) => Promise<void> | void;
  readonly end: (given: Replicas) => Promise<void> | void;
  /** Whether entries are taken meanwhile. */
  readonly takes: boolean;
  /** Events of the store that are none of the posts. */
  readonly strangers?: number;
}

const heal: Fault['end'] = ({ store }) => {
  store.heal();
};

const faults: readonly Fault[] = [
  {
    what: 'is stopped: its port is closed',
    begin: ({ store }) => store.stop(),
    end: ({ store }) => store.start(),
    takes: false,
  },
  {
    what: 'is silent, or a black hole: connections are taken, nothing is answered',
    begin: ({ store }) => {
      store.fallSilent();
    },
    end: heal,
    takes: false,
  },
  {
    what: 'has no leader',
    begin: ({ store }) => {
      store.refuseAsNotLeader();
    },
    end: heal,
    takes: false,
  },
  {
    what: 'takes appends and writes none of them',
    begin: ({ store }) => {
      store.set('held', []);
    },
    end: heal,
    takes: false,
  },
  {
    what: 'resets every connection',
    begin: ({ store }) => {
      store.reset();
    },
    end: heal,
    takes: true,
  },
  {
    what: 'ends every subscription, with nothing wrong',
    begin: ({ store }) => {
      store.endSubscriptions();
    },
    end: heal,
    takes: true,
  },
  {
    what: 'writes an append, and its answer is lost',
    begin: ({ store }) => {
      store.set('loseNext', () => {
        store.reset();
      });
    },
    end: heal,
    takes: true,
  },
  {
    what: 'calls the repetition of an append whose answer was lost a wrong version',
    begin: ({ store }) => {
      store.set('loseNext', () => {
        store.set('answerNext', { kind: 'wrong-version', actual: 3, expected: 2 });
        store.reset();
      });
    },
    end: heal,
    takes: true,
  },
  {
    what: 'delivers every event twice, and some again after a drop',
    begin: ({ store }) => {
      store.reading.faults.doubled = true;
      store.endSubscriptions();
    },
    end: heal,
    takes: true,
  },
  {
    what: 'holds an event that nobody can read',
    begin: ({ store }) => {
      store.records.put('process-elsewhere', { type: 'StatementMade', data: '{"title":' });
    },
    end: heal,
    takes: true,
    strangers: 1,
  },
];

test.each(faults)('while the store $what', async ({ what, begin, end, takes, strangers = 0 }) => {
  const feed = await openStream(`${other.url}${phases}`);
  const before = (await feed.until(upToDate)).map(feedFrame);
  await begin(replicas);

  const rows = await one.http.get(phases);
  await one.http.get('/health/live').expect(200);
  const entry = defined('phase-2');
  const posted = await postTo(one, 'gaza-2025', entry);
  const verified = await one.http.get('/v1/processes/gaza-2025/verify');
  const ready = await until(
    async () => one.http.get('/health/ready').expect(200),
    ({ body }) => (body as { status: string }).status === (takes ? 'ok' : 'degraded'),
  );
  await one.http.get('/health/writable').expect(takes ? 200 : 503);
  expect(isOk(rows)).toBe(true);
  expect(posted.status < 300).toBe(takes);
  if (!takes) expect(posted.headers['retry-after']).toMatch(/^\d+$/);
  await end(replicas);

  const again = await until(
    () => postTo(other, 'gaza-2025', entry),
    ({ status }) => status < 500,
  );
  expect(again.status).toBeLessThan(300);
  const receipt = again.body as Receipt;
  if (takes) expect(receipt.events).toEqual((posted.body as Receipt).events);
  for (const server of [one, other]) {
    const answer = await until(
      async () => server.http.get(phases).query({ minPosition: receipt.position }),
      isOk,
    );
    expect((answer.body as { items: unknown[] }).items).toHaveLength(2);
    await until(async () => server.http.get('/health/ready'), isOk);
  }
  const after = (await feed.until((frame) => feedFrame(frame).data.key === 'phase-2')).map(feedFrame);
  feed.cut();
  const { items } = (await other.http.get(phases).expect(200)).body as { items: { phaseId: string }[] };
  expect(apply([...before, ...after]).rows).toEqual(new Map(items.map((item) => [` ${item.phaseId}`, item])));
  expect(replicas.store.records.of('process-gaza-2025')).toHaveLength(4);
  expect(replicas.store.records.all.filter(({ stream }) => stream.startsWith('process-'))).toHaveLength(
    4 + strangers,
  );
  const { status } = ready.body as { status: string };
  seen.push(
    `| ${what} | ${isOutage(posted) ? OUTAGE : told(posted)} | ${told(rows)} | ${told(verified)} | 200 \`${status}\` | the same entry is acknowledged, once on the record, once in every feed |`,
  );
});

test('what was seen is the table in the docs', async ({ skip }) => {
  if (seen.length < faults.length) skip('the table needs all of the faults above');
  const head = [
    '# Faults, and what a client sees',
    '',
    'Written by `test/replicas/faults.spec.ts`, on two servers and the protocol test server, with a settle time of 5 s. That is a',
    'test double: the table shows what Chancery does when such a thing happens. What real servers were seen to do stands in',
    '[operations.md](operations.md), and so does [what is told of files that were changed or damaged](operations.md#what-is-told-of-the-files).',
    '',
    '| while the store | a post is answered | rows are answered | `/verify` | `/health/ready` | afterwards, by itself |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  await expect(`${[...head, ...seen].join('\n')}\n`).toMatchFileSnapshot('../../docs/faults.md');
});
