/** Guards that the log of a folder that was served is held against what its server had taken in, also without a saved head. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutFrom } from '../attestation/altered.js';
import { copyOf, PROCESSES, removed, stoppedFolder } from '../server/stopped-folder.js';
import { runOnScreen } from './screen.js';

let folder: string;
beforeAll(async () => {
  folder = await stoppedFolder();
});
afterAll(() => {
  removed({ folder, log: '', views: '' });
});

const verified = async (data: string): Promise<[number, string]> => {
  const { status, out } = await runOnScreen(['verify', '--data', data]);
  return [status, out];
};

test('a folder that was left alone holds', async () => {
  const [status, out] = await verified(folder);
  expect(status).toBe(0);
  for (const process of PROCESSES) expect(out).toContain(`Process ${process}`);
});

test('a tail that was cut off is told, with the revision that was there', async () => {
  const changed = copyOf(folder, (log) => {
    cutFrom(log, 95);
  });
  const [status, out] = await verified(changed.folder);
  expect(status).toBe(1);
  expect(out).toMatch(
    /revision 95.*its head should be revision 99 .*, as it was taken in, is revision 94 as the last/,
  );
  removed(changed);
});
