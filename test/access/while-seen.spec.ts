/** Rule: what was begun for a caller is over as soon as that caller sees something else, or its time is over. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Access } from '../../src/application/access/access.js';
import { keyCaller, type Caller } from '../../src/application/access/caller.js';
import type { AccessEvent } from '../../src/domain/access/events.js';
import type { RecordedEvent } from '../../src/log/event-log.js';

const START = Date.parse('2026-01-01T00:00:00Z');

let recorded: AccessEvent[];
let access: Access;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  recorded = [
    {
      type: 'KeyIssued',
      data: { keyId: 'k1', name: 'desk', secretHash: 'a'.repeat(64), grants: ['reader:*'] },
    },
  ];
  access = new Access({
    log: {
      append: async () => Promise.reject(new Error('nothing is appended here')),
      headOf: async () => Promise.resolve(null),
    },
    file: {
      pageOfStream: (_, { after }) => ({ events: recorded.map(stored).slice(after + 1), full: false }),
    },
    clock: () => BigInt(Date.now()) * 1_000n,
    isReachedByOthers: false,
    takesTokens: false,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function stored(event: AccessEvent, revision: number): RecordedEvent {
  return {
    stream: '$access',
    id: String(revision),
    type: event.type,
    version: 1,
    revision,
    position: BigInt(revision + 1),
    recordedAt: '2026-01-01T00:00:00.000000Z',
    knownSince: '2026-01-01T00:00:00.000000Z',
    recordedBy: 'admin',
    body: JSON.stringify({ data: event.data }),
    bodyHash: '',
    salt: null,
    previousHash: null,
    hash: '',
  };
}

function happened(event: AccessEvent): void {
  recorded.push(event);
  access.refresh();
}

function begun(caller: Caller, signal = new AbortController().signal): AbortSignal {
  return access.whileSeen(caller, access.viewerOf(caller), signal);
}

describe('what was begun', () => {
  it('goes on while others are given keys', () => {
    const seen = begun(keyCaller('k1'));
    happened({ type: 'KeyIssued', data: { keyId: 'k2', name: 'b', secretHash: 'b'.repeat(64), grants: [] } });
    expect(seen.aborted).toBe(false);
  });

  it.each<[string, AccessEvent]>([
    ['its key is revoked', { type: 'KeyRevoked', data: { keyId: 'k1' } }],
    ['its grants change', { type: 'GrantsChanged', data: { callerId: 'key:k1', grants: ['reader:talks'] } }],
    [
      'a process is hidden from it',
      { type: 'ProcessRestricted', data: { processId: 'talks', onRecord: true } },
    ],
  ])('is over when %s', (_, event) => {
    const seen = begun(keyCaller('k1'));
    happened(event);
    expect(seen.aborted).toBe(true);
  });

  it('is over at the end of the time of its token, and not before', () => {
    const token = { grants: [{ role: 'reader', scope: '*' } as const], expiresAt: START + 40 * 86_400_000 };
    const seen = begun({ id: 'somebody', token });
    vi.advanceTimersByTime(40 * 86_400_000 - 1);
    expect(seen.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(seen.aborted).toBe(true);
  });

  it('is over with its client, and leaves nothing behind', () => {
    const gone = new AbortController();
    const seen = begun({ id: 'somebody', token: { grants: [], expiresAt: START + 1_000 } }, gone.signal);
    gone.abort();
    expect([seen.aborted, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('is over at once where access has changed since it was judged', () => {
    const viewer = access.viewerOf(keyCaller('k1'));
    happened({ type: 'KeyRevoked', data: { keyId: 'k1' } });
    expect(access.whileSeen(keyCaller('k1'), viewer, new AbortController().signal).aborted).toBe(true);
  });
});

describe('the edition of a caller', () => {
  const edition = (): string => access.editionOf(keyCaller('k1'));

  it('is none for who has seen nothing go', () => {
    happened({ type: 'ProcessRestricted', data: { processId: 'talks', onRecord: false } });
    expect(edition()).toBe('');
  });

  it('changes when entries that were there are hidden, and again when they are shown', () => {
    const editions = [edition()];
    happened({ type: 'ProcessRestricted', data: { processId: 'talks', onRecord: true } });
    editions.push(edition());
    happened({ type: 'ProcessUnrestricted', data: { processId: 'talks', onRecord: true } });
    editions.push(edition());
    expect(new Set(editions).size).toBe(3);
  });

  it('tells a key nothing of what was hidden before it was issued', () => {
    happened({ type: 'ProcessRestricted', data: { processId: 'talks', onRecord: true } });
    happened({
      type: 'KeyIssued',
      data: { keyId: 'k2', name: 'b', secretHash: 'b'.repeat(64), grants: ['reader:*'] },
    });
    expect(access.editionOf(keyCaller('k2'))).toBe('');
  });

  it('is another one while a hidden process is shown by its name', () => {
    happened({ type: 'ProcessRestricted', data: { processId: 'talks', onRecord: false } });
    happened({ type: 'GrantsChanged', data: { callerId: 'key:k1', grants: ['reader:*', 'reader:talks'] } });
    expect(edition()).not.toBe('');
  });
});
