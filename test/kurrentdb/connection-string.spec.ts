import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { StoreAddress } from '../../src/log/kurrentdb/connection-string.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { wallClock } from './given.js';

describe('a connection string', () => {
  it.each([
    ['kurrentdb://db.example:2113', undefined, 'kurrentdb://db.example:2113/?connectionName=chancery'],
    ['esdb://db.example/?tls=false', undefined, 'kurrentdb://db.example/?tls=false&connectionName=chancery'],
    [
      'esdb+discover://user:pass%40word@db.example/?GossipTimeout=70&connection-name=desk',
      { host: 'a.example', port: 2113 },
      'kurrentdb://user:pass%40word@a.example:2113/?connection-name=desk',
    ],
    [
      'kurrentdb://a:1,b:2?throwOnAppendFailure=false&nodePreference=follower&tlsCaFile=/ca.crt&connectionName=x',
      { host: 'b', port: 2 },
      'kurrentdb://b:2/?tlsCaFile=/ca.crt&connectionName=x',
    ],
  ])('%s for the node %j is given to the client as %s', (text, node, prepared) => {
    expect(StoreAddress.parse(text).stringFor(node)).toBe(prepared);
  });

  it.each([
    ['kurrentdb://a.example', false, [{ host: 'a.example', port: 2113 }]],
    [
      'esdb://user:pass@a.example:1,b.example?tls=false',
      true,
      [
        { host: 'a.example', port: 1 },
        { host: 'b.example', port: 2113 },
      ],
    ],
    ['kurrentdb+discover://all.example:2114', true, [{ host: 'all.example', port: 2114 }]],
  ])('%s names a cluster: %s, and the nodes %j', (text, isCluster, endpoints) => {
    expect(StoreAddress.parse(text)).toMatchObject({ isCluster, endpoints });
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
