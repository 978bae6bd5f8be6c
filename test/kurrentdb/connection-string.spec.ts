import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { preparedConnectionString } from '../../src/log/kurrentdb/connection-string.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { wallClock } from './given.js';

describe('a connection string', () => {
  it.each([
    [
      'kurrentdb://db.example:2113',
      'kurrentdb://db.example:2113/?connectionName=chancery&gossipTimeout=1000',
    ],
    [
      'esdb://db.example?tls=false',
      'kurrentdb://db.example/?tls=false&connectionName=chancery&gossipTimeout=1000',
    ],
    [
      'esdb+discover://user:pass%40word@db.example/?GossipTimeout=70&connection-name=desk',
      'kurrentdb+discover://user:pass%40word@db.example/?GossipTimeout=70&connection-name=desk',
    ],
    [
      'kurrentdb://a:1,b:2?throwOnAppendFailure=false&gossipTimeout=5&connectionName=x',
      'kurrentdb://a:1,b:2/?gossipTimeout=5&connectionName=x',
    ],
  ])('%s is given to the client as %s', (text, prepared) => {
    expect(preparedConnectionString(text)).toBe(prepared);
  });
});

describe('a connection string that cannot be used', () => {
  const printed: unknown[] = [];
  beforeEach(() => {
    for (const method of ['warn', 'error', 'log'] as const) {
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void printed.push(...words));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    printed.length = 0;
  });

  it.each([
    ['an unknown option', 'kurrentdb://admin:opensesame@db.example?tsl=false', 'got "tsl"'],
    ['a question mark in the password', 'kurrentdb://admin:open?sesame=x@db.example', 'unknown option'],
    ['an at sign in the password', 'kurrentdb://admin:open@sesame@db.example:x', 'expected'],
    ['a value that is none', 'kurrentdb://admin:opensesame@db.example?tls=perhaps', 'expected true or false'],
    ['a port that is none', 'kurrentdb://admin:opensesame@db.example:http', 'expected port number'],
    [
      'a file that is not there',
      'kurrentdb://admin:opensesame@db.example?tlsCaFile=/none.crt',
      'File was not found',
    ],
    ['another scheme', 'kurrent-db://admin:opensesame@db.example', 'expected kurrentdb://'],
  ])(
    'for %s is refused with what was expected, and without its password',
    async (_what, connectionString, text) => {
      const refusal: unknown = await openKurrentdbLog({ connectionString, clock: wallClock }).catch(
        (error: unknown) => error,
      );

      expect(refusal).toBeInstanceOf(TypeError);
      expect(String(refusal)).toContain(text);
      expect(`${String(refusal)} ${JSON.stringify(printed)}`).not.toMatch(/sesame/);
    },
  );
});
