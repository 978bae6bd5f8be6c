import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defineProjection } from '../../projections/projection.js';
import { project } from '../../src/views/project.js';
import { MemoryViews } from '../../src/views/memory/memory-views.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { examples } from '../../src/domain/events/examples.js';
import { spokespersons } from './spokespersons.js';

const root = new URL('../../', import.meta.url);
const contributing = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8');

test('the read model of the worked example is the one that is tested here', () => {
  const source = readFileSync(new URL('test/docs/spokespersons.ts', root), 'utf8');
  const region = /\/\/ #region spokespersons\n(.*?)\/\/ #endregion/s.exec(source)?.[1];
  expect(contributing).toContain(region);
});

test('it works as the runtime folds it', () => {
  const projection = defineProjection(spokespersons);
  const views = new MemoryViews();
  const recording = {
    processId: 'p',
    id: '0199a000-0000-7000-8000-000000000001',
    revision: 0,
    position: '1',
    recordedAt: '2025-12-20T10:00:00.000000Z',
    recordedBy: 'local',
    sequence: 1,
  };
  const { StatementIssued } = examples;
  const data = {
    ...StatementIssued.data,
    meetingId: undefined,
    about: [],
    spokesperson: { name: 'Steve Witkoff' },
  };
  project(views, [projection], { ...StatementIssued, data, ...recording } as unknown as RecordedEntry);
  expect(views.rowsOf(projection).map(({ row }) => row)).toEqual([{ name: 'Steve Witkoff', statements: 1 }]);
});

test('every file that the worked examples name is there', () => {
  const named = [
    ...contributing.matchAll(/`((?:src|projections|test|docs)\/[\w/.-]+\.(?:ts|md|ndjson))`/g),
  ].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  // The first is the file that the example makes.
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual(['projections/spokespersons.ts']);
});
