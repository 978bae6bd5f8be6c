import {
  AccessDeniedError,
  StreamNotFoundError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { describe, expect, it } from 'vitest';

import { actualRevision, meaningOf } from '../../src/log/kurrentdb/client-errors.js';
import { DeadlinePassed } from '../../src/log/kurrentdb/deadline.js';
import { NoLeader } from '../../src/log/kurrentdb/leader-search.js';

/** As grpc-js throws it, which the client lets through once a port is closed: no error of the client's own. */
function raw(code: number, details: string): Error {
  return Object.assign(new Error(`${code} STATUS: ${details}`), { code, details, metadata: {} });
}

const wrongVersion = new WrongExpectedVersionError(undefined, {
  streamName: 'process-gaza-2025',
  expected: 3n,
  current: 5n,
});

describe('an error of the client', () => {
  it.each([
    ['a deadline of ours', new DeadlinePassed('appending: no answer within 2000 ms'), 'uncertain'],
    ['a dropped connection', new UnavailableError(raw(14, 'Connection dropped') as never), 'uncertain'],
    ['a stream that broke, raw', raw(13, 'Received RST_STREAM with code 2'), 'uncertain'],
    ['a reset connection, raw', raw(14, 'read ECONNRESET'), 'uncertain'],
    ['a closed port, raw', raw(14, 'No connection established. Last error: connect ECONNREFUSED'), 'away'],
    ['a name that is none, raw', raw(14, 'Name resolution failed for target dns:db.example'), 'away'],
    ['no node of the cluster', new NoLeader('No leader of the store was found'), 'away'],
    ['an unknown answer', new UnknownError(raw(2, 'Exception was thrown by handler') as never), 'uncertain'],
    ['another revision', wrongVersion, 'wrong-version'],
    ['no such stream', new StreamNotFoundError(raw(5, 'not found') as never, 'process-x'), 'no-stream'],
    ['no rights', new AccessDeniedError(raw(7, 'Access Denied') as never), 'denied'],
    ['no credentials, raw', raw(16, 'UNAUTHENTICATED'), 'denied'],
    ['a message that is too large, raw', raw(8, 'Received message larger than max'), 'too-large'],
    ['a defect of the program', new TypeError('x is not a function'), 'ours'],
    ['no error at all', 'gone', 'ours'],
  ])('that says %s', (_what, error, meaning) => {
    expect(meaningOf(error)).toBe(meaning);
  });

  it('names the revision that a stream has', () => {
    expect(actualRevision(wrongVersion)).toBe(5);
    expect(actualRevision(new Error('other'))).toBe(-1);
  });
});
