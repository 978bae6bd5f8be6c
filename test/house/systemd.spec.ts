/** The unit that runs an installed server under systemd. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { keys } from '../../src/config/keys.js';

const unit = fileURLToPath(new URL('../../systemd/chancery.service', import.meta.url));
const text = readFileSync(unit, 'utf8');
const isThere = spawnSync('systemd-analyze', ['--version']).status === 0;
const reason = isThere
  ? ''
  : ' (skipped: no systemd-analyze on this machine, the Debian package systemd has it)';

it.skipIf(!isThere)(`systemd-analyze verify has nothing to say of the unit${reason}`, () => {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});

it('the unit sets only variables that there are, and keeps the files of the server private', () => {
  const names = Object.values(keys).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(text.match(/CHANCERY_[A-Z]+/g) ?? []));
  expect(text).toMatch(/^UMask=0077$/m);
  expect(text).toMatch(/^StateDirectoryMode=0700$/m);
});

it('the unit starts no server again that was told something wrong', () => {
  expect(text).toMatch(/^RestartPreventExitStatus=2$/m);
});
