/** A process is there while an entry of it is seen. That is one look-up, and says what the row of its overview says. */
import { expect, it } from 'vitest';
import { processOverview } from '../../projections/index.js';
import { joined, opened, retract } from '../domain/decisions/entries.js';
import { readModels } from '../laws/read-models.js';
import { recordedIn } from '../laws/recorded.js';

const PROCESS = 'gaza-2025';
const at = { process: PROCESS, key: PROCESS };

it('from its first entry on, and no longer once all of them are retracted', () => {
  const { rows, take, db } = readModels();
  const seen = [rows.isThere(processOverview, at)];
  for (const entry of recordedIn(PROCESS, [opened, retract(opened), joined('hamas')])) {
    take([entry]);
    expect(rows.isThere(processOverview, at)).toBe(rows.one(processOverview, at) !== undefined);
    seen.push(rows.isThere(processOverview, at));
  }
  expect(seen).toEqual([false, true, false, true]);
  db.close();
});
