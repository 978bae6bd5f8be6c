import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defined, issued, made, process } from '../domain/decisions/entries.js';
import { expectProblem, openDesk, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record(
    'gaza-2025',
    ...process,
    defined('phase-1'),
    made('release', '2025-10-08'),
    issued('miami', '2025-12-19'),
  );
});
afterAll(() => desk.close());

const lists = [
  '/v1/processes',
  '/v1/processes/gaza-2025/phases',
  '/v1/processes/gaza-2025/commitments',
  '/v1/processes/gaza-2025/agreements',
  '/v1/processes/gaza-2025/meetings',
  '/v1/processes/gaza-2025/statements',
  '/v1/processes/gaza-2025/bodies',
  '/v1/processes/gaza-2025/violations',
  '/v1/processes/gaza-2025/timeline',
  '/v1/commitments',
  '/v1/violations',
  '/v1/parties',
];
const rows = [
  '/v1/processes/gaza-2025',
  '/v1/processes/gaza-2025/phases/phase-1',
  '/v1/processes/gaza-2025/commitments/release',
  '/v1/processes/gaza-2025/statements/miami',
  '/v1/parties/hamas',
];
const others = [
  '/v1/processes/gaza-2025/events',
  `/v1/processes/gaza-2025/events/${process[0]?.id ?? ''}`,
  '/v1/processes/gaza-2025/verify',
  '/v1/processes/gaza-2025/changes?from=2025-10-01&to=2025-11-01',
  '/v1/processes/gaza-2025/replay',
  '/v1/log',
  '/v1/admin/projections',
];
const everything = [...lists, ...rows, ...others];

function asked(path: string, parameter: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${parameter}`;
}

async function refused(url: string, status = 400, code = 'invalid-query') {
  return expectProblem(desk.server.http.get(url), status, code);
}

describe.each(everything)('%s', (path) => {
  test.each([
    'colour=blue',
    'query=hostages',
    'language=ar',
    '__proto__=1',
    'constructor=1',
    '=1',
    'LIMIT=1',
  ])('does not know %s', async (parameter) => {
    const { errors } = await refused(asked(path, parameter));
    expect(errors).toHaveLength(1);
  });
});

describe.each(lists)('the list %s', (path) => {
  test.each([
    'limit=0',
    'limit=1001',
    'limit=-1',
    'limit=ten',
    'limit=1.5',
    'limit=1e3',
    'limit=',
    'limit',
    'limit=1&limit=2',
    'sort=',
    'sort=colour',
    'sort=--id',
    'sort=id,-id',
    'at=',
    'at=yesterday',
    'at=2025-02-30',
    'at=2025-10-10T12:00',
    'at=2025-10-10/..',
    'at=2025-10-10&at=2025-10-11',
    'at[]=2025-10-10',
    'knownAt=soon',
    'knownAt=0000-01-01T00:00%2B23:59',
    'knownAt=9999-12-31T23:59-23:59',
    'knownAt=position:',
    'knownAt=position:first',
    'knownAt=position:-1',
    'knownAt=position:999999999999999999',
    'knownAt=position:9999999999999999999999',
    'knownAt=2025-10-10/..',
    'reportedBy=',
    'reportedBy=soon',
    'reportedBy=2025-02-30',
    'reportedBy=2025-10-10/..',
    'reportedBy=position:1',
    'reportedBy=2025-10-10&reportedBy=2025-10-11',
    'minPosition=',
    'minPosition=first',
    'minPosition=-1',
    'minPosition=99999999999999999999',
    'minPosition=1&minPosition=1',
  ])('refuses %s by the name of the parameter', async (parameter) => {
    const { errors } = await refused(asked(path, parameter));
    expect(errors).toEqual([
      { pointer: /^\w+(\[\])?/.exec(parameter)?.[0], code: 'invalid-query', detail: expect.any(String) },
    ]);
  });

  test.each(['first', 'AAAA', '%00', 'W10', 'eyJhIjoxfQ', 'WyJrZXkiLCJhIiwiYiIsMSwyXQ'])(
    'has given no cursor %s',
    async (cursor) => {
      await refused(asked(path, `cursor=${cursor}`), 400, 'invalid-cursor');
    },
  );
});

describe('a cursor', () => {
  test('of one order is none of another', async () => {
    const { nextCursor } = await desk.ask('/v1/parties', { limit: '1' });
    await refused(`/v1/parties?sort=-id&cursor=${nextCursor ?? ''}`, 400, 'invalid-cursor');
  });

  test.each(['/v1/processes/gaza-2025/events?cursor=last', '/v1/processes/gaza-2025/events?cursor=-1'])(
    '%s',
    async (url) => {
      await refused(url, 400, 'invalid-cursor');
    },
  );

  test.each(['after=first', 'after=-1', 'after=1.5', 'after=99999999999999999999'])(
    '%s is none of the log',
    async (parameter) => {
      await refused(`/v1/log?${parameter}`, 400, 'invalid-cursor');
    },
  );
});

describe('a filter', () => {
  test.each([
    'by=Hamas',
    'by=hamas,',
    'by=hamas,,egypt',
    'party=../hamas',
    'theme=peace',
    'level=done',
    'standing=binding,final',
    'overdue=yes',
    'overdue=TRUE',
    'overdue=true&overdue=true',
    'contested=1',
    'dueBefore=soon',
    'phase=%20',
  ])('of commitments: %s', async (parameter) => {
    await refused(`/v1/commitments?${parameter}`);
    await refused(`/v1/processes/gaza-2025/commitments?${parameter}`);
  });

  test.each(['kind=rumour', 'type=Rumour', 'party=Hamas', 'from=soon', 'to=2025-13', 'to=2025-10/..'])(
    'of the timeline: %s',
    async (parameter) => {
      await refused(`/v1/processes/gaza-2025/timeline?${parameter}`);
    },
  );

  test.each([
    'statements?party=Hamas',
    'statements?medium=rumour',
    'statements?about=phase:phase-1',
    'statements?state=final',
    'bodies?party=../us',
    'bodies?agreement=%20',
    'bodies?state=issued',
    'violations?against=Hamas',
    'violations?attributedTo=hamas,',
    'violations?by=',
    'violations?state=verified',
    'violations?finding=guilty',
    'violations?contested=perhaps',
    'violations?commitment=../x',
    'violations?from=soon',
    'violations?to=2025-10/..',
  ])('of %s', async (question) => {
    const { errors } = await refused(`/v1/processes/gaza-2025/${question}`);
    expect(errors?.map(({ pointer }) => pointer)).toEqual([/\?(\w+)/.exec(question)?.[1]]);
  });

  test.each(['types=Rumour', 'types=PartyJoined,', 'process=Gaza', 'limit=0', 'limit=1001'])(
    'of the log: %s',
    async (parameter) => {
      await refused(`/v1/log?${parameter}`);
    },
  );
});

describe('a difference', () => {
  test.each([
    ['', 'from'],
    ['from=2025-10-01', 'to'],
    ['to=2025-10-01', 'from'],
    ['from=soon&to=2025-10-01', 'from'],
    ['from=2025-10-01&to=soon', 'to'],
    ['from=soon&to=2025-10-01&clock=recorded', 'from'],
    ['from=2025-10-01&to=soon&clock=recorded', 'to'],
    ['from=position:1&to=2025-10-01', 'from'],
    ['from=soon&to=2025-10-01&clock=reported', 'from'],
    ['from=2025-10-01&to=position:1&clock=reported', 'to'],
    ['from=2025-10-01&to=2025-11-01&clock=wall', 'clock'],
    ['from=2025-10-01&to=2025-11-01&clock=occurred,recorded', 'clock'],
  ])('%s', async (query, parameter) => {
    const { errors } = await refused(`/v1/processes/gaza-2025/changes?${query}`);
    expect(errors?.map(({ pointer }) => pointer)).toEqual([parameter]);
  });
});

describe('a replay', () => {
  test.each([
    ['from=soon', 'from'],
    ['to=2025-02-30', 'to'],
    ['from=2025-11-01&to=2025-10-01', 'from', 'to'],
    ['order=random', 'order'],
    ['order=occurred,recorded', 'order'],
    ['pace=0/s', 'pace'],
    ['pace=fast', 'pace'],
    ['pace=1d', 'pace'],
  ])('%s', async (query, ...parameters) => {
    const { errors } = await refused(`/v1/processes/gaza-2025/replay?${query}`);
    expect(errors?.map(({ pointer }) => pointer)).toEqual(parameters);
  });
});

describe('a span that ends before it begins is told alike, with both of its ends', () => {
  const p = '/v1/processes/gaza-2025';
  const days = 'from=2025-11-02&to=2025-11-01';
  test.each([
    `${p}/timeline?${days}`,
    `${p}/statements?${days}`,
    `${p}/bodies?${days}`,
    `${p}/violations?${days}`,
    `/v1/violations?${days}`,
    `${p}/changes?${days}`,
    `${p}/changes?${days}&clock=recorded`,
    `${p}/changes?${days}&clock=reported`,
    `${p}/changes?from=position:2&to=position:1&clock=recorded`,
    `${p}/changes?from=position:2&to=2025-10-01&clock=recorded`,
    `${p}/replay?${days}`,
    `${p}/replay?${days}&order=recorded`,
    `${p}/replay?${days}&order=reported`,
    `${p}/replay?from=2025-11-01T10:00:00.000002Z&to=2025-11-01T10:00:00.000001Z&order=recorded`,
  ])('%s', async (path) => {
    const { errors, detail } = await refused(path);
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['from', 'to']);
    const asked = new URLSearchParams(path.split('?')[1]);
    expect(detail).toContain(`got from ${String(asked.get('from'))} and to ${String(asked.get('to'))}`);
  });

  test('as a feed too', async () => {
    const feed = desk.server.http.get(`${p}/timeline?${days}`).set('accept', 'text/event-stream');
    await expectProblem(feed, 400, 'invalid-query');
  });
});

test.each([
  '/timeline?from=',
  '/phases?at=',
  '/phases?knownAt=',
  '/phases?reportedBy=',
  '/replay?to=',
  '/commitments?dueBefore=',
])('a bare + in the offset of %s is told: it reads as a space', async (question) => {
  const { detail } = await refused(`/v1/processes/gaza-2025${question}2025-10-10T12:00+03:00`);
  expect(detail).toContain('%2B');
  await desk.server.http
    .get(`/v1/processes/gaza-2025${question}2026-01-01T12:00%2B03:00`)
    .expect(({ status }) => status !== 400);
});

test('Accept of the feed of all read models asks for an event stream only', async () => {
  await refused('/v1/changes');
});
