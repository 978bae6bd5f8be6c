/** A replay tells each entry as it stands by then, also where another connection has written since the one before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { replaySteps } from '../../src/application/replay/replay.js';
import { correct, joined, made, opened } from '../domain/decisions/entries.js';
import { readModels, type ReadModels } from './read-models.js';
import { recordedIn } from './recorded.js';

const PROCESS = 'gaza-2025';
const promise = made('first', '2025-10-01');
const entries = recordedIn(PROCESS, [
  opened,
  joined('hamas'),
  joined('israel'),
  promise,
  correct(promise, { note: { en: 'A note.' } }),
]);

const folder = mkdtempSync(join(tmpdir(), 'chancery-replay-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const notes = ({ views }: ReadModels): unknown[] =>
  [...replaySteps(views, { processId: PROCESS, order: 'occurred', from: -Infinity, to: Infinity })].map(
    (timed) => timed?.step.entry['note'],
  );

it('tells what was corrected between two replays', () => {
  const path = join(folder, 'views.db');
  const writer = readModels(path);
  writer.take(entries.slice(0, -1));
  const reader = readModels(path, undefined, writer.entries);
  expect(notes(reader)).toEqual([undefined, undefined, undefined, undefined]);
  writer.take(entries.slice(-1));
  expect(notes(reader)).toEqual([undefined, undefined, undefined, { en: 'A note.' }]);
  reader.db.close();
  writer.db.close();
});
