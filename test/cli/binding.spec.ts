/** Guards that nobody on another machine reaches a server whose callers do not have to say who they are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BindingRefused, expectGuarded } from '../../src/cli/binding.js';
import { run } from './program.js';

const open = () => false;
const guarded = () => true;

describe('an address', () => {
  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s is of this machine alone', (host) => {
    expect(() => {
      expectGuarded(host, open);
    }).not.toThrow();
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', '2001:db8::1', '128.0.0.1', '::ffff:127.0.0.1'])(
    '%s is listened on only with access configured',
    (host) => {
      expect(() => {
        expectGuarded(host, open);
      }).toThrow(BindingRefused);
      expect(() => {
        expectGuarded(host, guarded);
      }).not.toThrow();
    },
  );
});

test('a start that would open the record to others ends with why, and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-binding-'));
  const { status, err } = await run(['serve', '--data', folder, '--port', '0', '--host', '0.0.0.0']);
  expect(status).toBe(2);
  expect(err).toBe(
    'Chancery cannot start: CHANCERY_HOST: expected a loopback address (127.0.0.1, ::1 or localhost) while nobody has to say who ' +
      'they are: whoever reached another address could write to the record. Make a key first, chancery keys add NAME --grant ' +
      'admin:*, or set CHANCERY_OIDC_ISSUER; got "0.0.0.0"\n',
  );
  rmSync(folder, { recursive: true, force: true });
});
