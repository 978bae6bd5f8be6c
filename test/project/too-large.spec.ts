/** A row that is too large for one answer is refused when it is asked for, and does not stop the list that it is in. */
import { SEES_ALL } from '../../src/application/access/viewer.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { LiveAnswers } from '../../src/application/query/live-answers.js';
import { oneRow } from '../../src/application/query/ask.js';
import { viewOf } from '../../src/application/feed/row-view.js';
import { LARGEST_VIEW } from '../../src/views/row-source.js';
import { NarrowedRows } from '../../src/views/sqlite/narrowed-rows.js';
import { RowVersions } from '../../src/views/sqlite/row-versions.js';
import { ViewTexts } from '../../src/views/sqlite/view-texts.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { pastRows, readModelsOf, type ReadModels } from '../laws/read-models.js';
import { recordedIn } from '../laws/recorded.js';

const process = 'gaza-2025';
const now = Date.parse('2026-01-05');
const posted = [
  opened,
  joined('hamas'),
  joined('israel'),
  made('large', '2025-10-01'),
  made('small', '2025-10-02'),
];
const entries = recordedIn(process, posted);
const told = { position: '5' };
const still = { processId: process, key: 'large', parked: { entryId: entries[3]?.id, position: '4' } };

let models: ReadModels;
let answers: LiveAnswers;

beforeEach(() => {
  models = readModelsOf(entries);
  const { db, rows, views } = models;
  const versions = new RowVersions(db, views);
  const texts = new ViewTexts(rows, views, versions, 1_000_000);
  const narrowed = new NarrowedRows(db, rows, views);
  answers = new LiveAnswers(texts, narrowed, versions, { revisionAt: () => undefined }, 1_000_000);
  const view = partyCommitments.view.bind(partyCommitments);
  vi.spyOn(partyCommitments, 'view').mockImplementation((row, context) => {
    const made = view(row, context);
    return context.key === 'large' ? { ...made, padding: 'x'.repeat(LARGEST_VIEW) } : made;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  models.db.close();
});

const live = (): { kind: 'live'; source: ReadModels['rows']; now: number; told: typeof told } => ({
  kind: 'live',
  source: models.rows,
  now,
  told,
});
const asker = { held: () => false, viewer: SEES_ALL };

it.each([
  ['live', () => answers.one({ projection: partyCommitments, process, key: 'large' }, live(), asker)],
  [
    'as of a moment',
    () => oneRow(partyCommitments, { source: pastRows(entries), now, told }, { process, key: 'large' }),
  ],
])('is told so when it is asked for, %s', (_, ask) => {
  expect(ask).toThrow(expect.objectContaining({ code: 'answer-too-large' }));
});

it('says only that it stands still in a list, which holds the others', () => {
  const question = {
    projection: partyCommitments,
    process,
    criteria: {},
    order: { by: 'key' as const, descending: false },
    limit: 10,
  };
  const { bytes } = answers.list(question, live(), asker);
  const { items } = JSON.parse(String(bytes)) as { items: unknown[] };
  expect(items).toMatchObject([still, { commitmentId: 'small' }]);
  const narrowed = answers.list({ ...question, criteria: { by: ['hamas'] } }, live(), asker);
  expect(JSON.parse(String(narrowed.bytes))).toMatchObject({ items: [{ commitmentId: 'small' }] });
});

it('says only that it stands still in a feed', () => {
  const [changed] = models.rows.changedAfter({ projections: ['party-commitments'] }, 3, 10);
  const view = changed && viewOf(models.rows, partyCommitments, changed, now / 1_000);
  expect(JSON.parse(view?.json ?? '')).toEqual(still);
});
