import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';

import { verifyStream } from '../../src/log/chain.js';
import { AppendOutcomeUnknown, AppendTooLarge, LogCorrupt, LogUnavailable } from '../../src/log/event-log.js';
import { Follower } from '../contract/follower.js';
import { statement, statements, statementWith } from '../contract/sample-events.js';
import { APPEND_DEADLINE_MS, givenLog, NOISE_MS, READ_DEADLINE_MS } from './given.js';

const given = givenLog();

describe('the ids of the store', () => {
  it('tell the same id with other content apart, which the server alone takes for a repetition', async () => {
    const { log } = given;
    const event = statement('The delegations met in Miami');
    const other = { ...event, body: { title: { en: 'Nobody met' }, occurred: '2025-12-19' } };
    const second = await given.another();
    const [first, lost] = await Promise.all([
      log.append('gaza-2025', [event], null),
      log.append('gaza-2025', [other], null),
    ]);
    const third = await second.append('gaza-2025', [other], null);

    expect([first.outcome, lost.outcome].toSorted()).toEqual(['appended', 'conflict']);
    expect(third.outcome).toBe('conflict');
    expect(await given.stored('gaza-2025')).toHaveLength(1);
  });
});

describe('an append whose answer is lost', () => {
  it('is sent again as it is, and answered with what was stored, once', async () => {
    const head = await given.append('gaza-2025', statements(1));
    given.server.set('loseNext', () => {
      given.server.reset();
    });
    const event = statement();
    const outcome = await given.log.append('gaza-2025', [event], head);

    expect(outcome).toMatchObject({ outcome: 'appended', events: [{ id: event.id, revision: 1 }] });
    expect(given.server.appending.received).toBe(3);
    expect(await given.stored('gaza-2025')).toHaveLength(2);
    expect(await verifyStream(given.log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 2 });
  });

  it('is told from a lost race when the server calls the repetition a wrong version', async () => {
    const head = await given.append('gaza-2025', statements(1));
    const batch = statements(3);
    given.server.set('loseNext', () => {
      given.server.set('answerNext', { kind: 'wrong-version', actual: 3, expected: 0 });
      given.server.reset();
    });
    const outcome = await given.log.append('gaza-2025', batch, head);

    expect(outcome).toMatchObject({ outcome: 'appended', events: batch.map(({ id }) => ({ id })) });
    expect(await given.stored('gaza-2025')).toHaveLength(4);
  });

  it('is found again when the server says that it ran out of time, having written it', async () => {
    given.server.set('answerNextWritten', { kind: 'timeout' });
    const batch = statements(2);
    const outcome = await given.log.append('gaza-2025', batch, null);

    expect(outcome).toMatchObject({ outcome: 'appended', events: batch.map(({ id }) => ({ id })) });
    expect(await given.stored('gaza-2025')).toHaveLength(2);
  });
});

describe('the positions of an append of several events', () => {
  it('are those with which they come to the followers, and are not read back', async () => {
    const follower = new Follower(given.log);
    await follower.untilCaughtUp();
    const head = await given.append('gaza-2025', statements(2));
    const { pages } = given.server.reading;
    const outcome = await given.log.append('gaza-2025', statements(3), head);

    expect(given.server.reading.pages).toBe(pages);
    const stored = await given.stored('gaza-2025');
    expect(outcome).toMatchObject({
      outcome: 'appended',
      events: stored.slice(2).map(({ id, position }) => ({ id, position })),
    });
    follower.leave();
  });

  it('are read back when nothing comes by itself', async () => {
    const follower = new Follower(given.log);
    await follower.untilCaughtUp();
    given.server.reading.faults.stalled = true;
    const outcome = await given.log.append('gaza-2025', statements(3), null);

    const stored = await given.stored('gaza-2025');
    expect(outcome).toMatchObject({ events: stored.map(({ id, position }) => ({ id, position })) });
    follower.leave();
  });
});

describe('an append that comes late', () => {
  it('is of unknown outcome after its deadline, and there when the store takes it in after all', async () => {
    given.server.set('held', []);
    const event = statement();
    const began = performance.now();

    await expect(given.log.append('gaza-2025', [event], null)).rejects.toThrow(AppendOutcomeUnknown);
    expect(performance.now() - began).toBeLessThan(APPEND_DEADLINE_MS + NOISE_MS);
    expect(await given.stored('gaza-2025')).toEqual([]);
    given.server.releaseHeld();
    expect((await given.stored('gaza-2025')).map(({ id }) => id)).toEqual([event.id]);
  });
});

describe('a server that answers nothing', () => {
  it('does not hold an append beyond the deadline, and is used again by itself', async () => {
    const head = await given.append('gaza-2025', statements(1));
    given.server.fallSilent();
    const began = performance.now();

    await expect(given.log.append('gaza-2025', statements(1), head)).rejects.toThrow(AppendOutcomeUnknown);
    expect(performance.now() - began).toBeLessThan(APPEND_DEADLINE_MS + NOISE_MS);
    given.server.heal();
    await expect.poll(() => given.append('oslo-1993', statements(1)), { timeout: 15_000 }).toBeDefined();
  });

  it('does not hold a read beyond its deadline, and is read again by itself', async () => {
    await given.append('gaza-2025', statements(3));
    given.server.fallSilent();
    const began = performance.now();

    await expect(given.log.head()).rejects.toThrow(LogUnavailable);
    expect(performance.now() - began).toBeLessThan(READ_DEADLINE_MS + NOISE_MS);
    given.server.heal();
    await expect.poll(() => given.stored('gaza-2025'), { timeout: 15_000 }).toHaveLength(3);
  });
});

describe('a server that is gone', () => {
  it('is unavailable: nothing was written, then it is written by itself once it is there again', async () => {
    const head = await given.append('gaza-2025', statements(1));
    await given.server.stop();

    await expect(given.log.append('gaza-2025', statements(1), head)).rejects.toThrow(/failed at an append/);
    await given.server.start();
    await expect
      .poll(() => given.append('gaza-2025', statements(1), head), { timeout: 15_000 })
      .toBeDefined();
    expect(await given.stored('gaza-2025')).toHaveLength(2);
  });

  it('is waited for within the deadline: an append meanwhile succeeds', async () => {
    const head = await given.append('gaza-2025', statements(1));
    await given.server.stop();
    const appending = given.log.append('gaza-2025', statements(1), head);
    await given.server.start();

    expect(await appending).toMatchObject({ outcome: 'appended' });
    expect(await given.stored('gaza-2025')).toHaveLength(2);
  });

  it('is waited for at the opening, although the client’s first look for it has failed', async () => {
    await given.server.stop();
    const opening = given.another();
    // Half a second is what the first look takes; the opening is tried for five.
    await sleep(1_000);
    await given.server.start();

    expect(await (await opening).head()).toBe(0n);
  });

  it('is not opened', async () => {
    await given.server.stop();
    await expect(given.another()).rejects.toThrow(LogUnavailable);
    await expect(given.another()).rejects.toThrow('The store cannot be reached');
  });
});

describe('a server that has reset the connection', () => {
  it('is used again at once: appends and reads meanwhile end well', async () => {
    let head = await given.append('gaza-2025', statements(1));
    for (let turn = 0; turn < 5; turn += 1) {
      given.server.reset();
      head = await given.append('gaza-2025', statements(1), head);
    }
    given.server.reset();
    expect(await given.stored('gaza-2025')).toHaveLength(6);
  });
});

describe('a server that is no leader', () => {
  it('is asked again until there is one', async () => {
    given.server.refuseAsNotLeader();
    const appending = given.log.append('gaza-2025', statements(1), null);
    await vi.waitFor(() => expect(given.server.refusals).toBeGreaterThan(1));
    given.server.heal();

    expect(await appending).toMatchObject({ outcome: 'appended' });
    expect(await given.stored('gaza-2025')).toHaveLength(1);
  });

  it('has written nothing when the deadline has passed', async () => {
    given.server.refuseAsNotLeader();
    await expect(given.log.append('gaza-2025', statements(1), null)).rejects.toThrow(LogUnavailable);
    given.server.heal();
    expect(given.server.records.of('process-gaza-2025')).toEqual([]);
  });
});

describe('what is too much for one append', () => {
  it('is refused before it is sent', async () => {
    const large = statementWith({ text: 'ب'.repeat(300_000) });
    const { received } = given.server.appending;

    await expect(given.log.append('gaza-2025', [large, { ...large, id: 'another' }], null)).rejects.toThrow(
      AppendTooLarge,
    );
    expect(given.server.appending.received).toBe(received);
    expect(await given.stored('gaza-2025')).toEqual([]);
  });

  it('is refused as such by a server with a lower limit', async () => {
    given.server.set('answerNext', { kind: 'too-large' });
    await expect(given.log.append('gaza-2025', statements(2), null)).rejects.toThrow(AppendTooLarge);
  });
});

describe('a stream that is not ours alone', () => {
  it('goes on after what another program has written, and the chain shows where that is', async () => {
    const head = await given.append('gaza-2025', statements(2));
    given.server.records.put('process-gaza-2025', { type: 'other', data: '{"not":"ours"}' });
    expect(await given.log.append('gaza-2025', statements(1), head)).toMatchObject({
      outcome: 'conflict',
      actual: { revision: 2 },
    });
    const [, , foreign] = await given.stored('gaza-2025');
    expect(foreign).toMatchObject({ version: 0, type: 'other', body: '{"not":"ours"}', recordedBy: '' });
    if (foreign) await given.append('gaza-2025', statements(1), foreign);

    expect(await verifyStream(given.log.readStream('gaza-2025'))).toMatchObject({
      ok: false,
      revision: 2,
      reason: 'previous-hash',
    });
  });

  it.each([
    ['JSON that is none', { data: '{"title":' }],
    ['bytes', { data: 'title', contentType: 'application/octet-stream' }],
    ['metadata that is none', { data: '{}', metadata: '{"id":' }],
    ['metadata of another program', { data: '{}', metadata: '{"id":7,"hash":"x"}' }],
  ])('holds %s as an event that nobody can read, instead of blocking', async (_what, event) => {
    given.server.records.put('process-gaza-2025', { type: 'StatementMade', ...event });
    const read = await given.stored('gaza-2025');

    expect(read).toMatchObject([{ version: 0, stream: 'gaza-2025', revision: 0, body: event.data }]);
    expect(await given.log.head()).toBe(read[0]?.position);
  });

  it('holds an event of ours whose text was broken as one that nobody can read', async () => {
    await given.append('gaza-2025', statements(1));
    const [whole] = given.server.records.of('process-gaza-2025');
    const metadata = Buffer.from(whole?.metadata ?? []).toString();
    given.server.records.put('process-oslo-1993', { type: 'statement.made', data: '{"title":', metadata });

    expect(await given.stored('oslo-1993')).toMatchObject([{ version: 0, body: '{"title":' }]);
  });

  it('holds the events of another prefix without seeing them', async () => {
    await given.append('gaza-2025', statements(1));
    given.server.records.put('orders-7', { type: 'OrderPlaced', data: '{}' });

    expect(await given.log.head()).toBe((await given.stored('gaza-2025'))[0]?.position);
  });
});

it('an answer that makes no sense is told as damage or outage, never as success', async () => {
  const { log, server } = given;
  await given.append('gaza-2025', statements(1));
  server.set('answerNext', { kind: 'success', revision: 3, position: 9n });
  const outcome = await log.append('gaza-2025', statements(3), null).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(AppendOutcomeUnknown);
  expect(outcome).not.toBeInstanceOf(LogCorrupt);
});
