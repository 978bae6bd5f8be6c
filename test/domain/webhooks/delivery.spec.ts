/** Rule: a message that is not taken is tried again after the times of the schedule, and parked when they are used up or the receiver is gone. */
import { describe, expect, it } from 'vitest';
import {
  afterDelivery,
  afterFailure,
  heldUntil,
  MOST_ATTEMPTS_KEPT,
  nothingDelivered,
  parked,
  replayed,
  resumed,
  RETRY_AFTER_MS,
  type DeliveryAttempt,
  type DeliveryNote,
} from '../../../src/domain/webhooks/delivery.js';

const NOW = Date.parse('2026-01-20T09:00:00Z');
const begun = nothingDelivered({ stream: '$access', id: 'the one that added it' });
const entry = { stream: 'gaza-2025', id: 'first' };

function attempt(status: number | null): DeliveryAttempt {
  return {
    at: '2026-01-20T09:00:00.000Z',
    messageId: 'gaza-2025_first',
    status,
    milliseconds: 3,
    answer: null,
    fault: status === 200 ? null : 'expected a status of 200 to 299',
  };
}

function failedTimes(times: number): DeliveryNote {
  let note = begun;
  for (let i = 0; i < times; i++) note = afterFailure(note, attempt(500), NOW);
  return note;
}

describe('a failure', () => {
  it.each(RETRY_AFTER_MS.map((wait, i) => ({ failures: i + 1, wait })))(
    'number $failures in a row is followed by $wait ms',
    ({ failures, wait }) => {
      expect(failedTimes(failures)).toMatchObject({
        failing: { attempts: failures, nextAt: new Date(NOW + wait).toISOString() },
        parked: null,
        after: begun.after,
      });
    },
  );

  it('after the last of the schedule parks', () => {
    expect(failedTimes(RETRY_AFTER_MS.length + 1)).toMatchObject({
      failing: null,
      parked: { reason: 'attempts-used-up', at: new Date(NOW).toISOString() },
      after: begun.after,
    });
  });

  it('with 410 Gone parks at once', () => {
    expect(afterFailure(begun, attempt(410), NOW).parked?.reason).toBe('gone');
  });

  it('is forgotten once the message is taken', () => {
    const taken = afterDelivery(failedTimes(3), attempt(200), { entry });
    expect(taken).toMatchObject({ failing: null, after: entry, delivered: 1 });
    expect(afterFailure(taken, attempt(null), NOW).failing?.attempts).toBe(1);
  });
});

it('keeps the newest attempts, and no more', () => {
  const note = afterFailure(failedTimes(20), attempt(503), NOW);
  expect(note.attempts).toHaveLength(MOST_ATTEMPTS_KEPT);
  expect(note.attempts.at(-1)?.status).toBe(503);
});

it('the first message to a URL is no entry', () => {
  const url = 'https://receiver.example/';
  expect(afterDelivery(begun, attempt(200), { url })).toMatchObject({
    confirmed: url,
    delivered: 0,
    after: begun.after,
  });
});

it('goes on where it stood when it is resumed, and elsewhere when it is replayed', () => {
  const stopped = parked(afterDelivery(begun, attempt(200), { entry }), 'no-access', NOW);
  expect(resumed(stopped)).toMatchObject({ parked: null, failing: null, after: entry });
  expect(replayed(stopped, null)).toMatchObject({ parked: null, failing: null, after: null });
});

describe('a lease', () => {
  const leased: DeliveryNote = {
    ...begun,
    lease: { holder: 'one', until: new Date(NOW + 1_000).toISOString() },
  };

  it('keeps others off until it ends', () => {
    expect(heldUntil(leased, 'other', NOW)).toBe(NOW + 1_000);
    expect(heldUntil(leased, 'other', NOW + 1_000)).toBeUndefined();
  });

  it('keeps its holder from nothing', () => {
    expect(heldUntil(leased, 'one', NOW)).toBeUndefined();
    expect(heldUntil(begun, 'one', NOW)).toBeUndefined();
  });
});
