/** Guards the rule that rows say what stands now: after a correction, a translation and a retraction, and as of before them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assessed,
  correct,
  defined,
  determined,
  made,
  process,
  retract,
  translate,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Query, type Row } from './desk.js';

const rating = assessed('release', 'minimum', '2025-10-14', { assessor: 'qatar' });
const status = determined('opening', 'in_progress', '2025-10-10', 'The shooting has stopped.');
let desk: Desk;
let before: string;

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  const release = made('release', '2025-10-08', { by: ['hamas'], to: ['israel'] });
  ({ position: before } = await desk.record(
    'words',
    ...process,
    defined('opening'),
    release,
    status,
    rating,
  ));
  await desk.record(
    'words',
    correct(rating, { data: { level: 'complete' } }),
    translate(rating, '/reason', { fr: 'Des dépouilles manquent encore.' }),
    retract(status),
  );
});
afterAll(() => desk.close());

async function rows(query: Query = {}): Promise<readonly Row[]> {
  return desk.rows('/v1/processes/words/timeline', query);
}

test('a row tells the values of its entry as corrected, and its texts with their translations', async () => {
  expect(await rows({ type: 'CommitmentAssessed' })).toMatchObject([
    {
      what: {
        type: 'CommitmentAssessed',
        commitmentId: 'release',
        assessor: 'qatar',
        level: 'complete',
        reason: { en: 'Remains are still missing.', fr: 'Des dépouilles manquent encore.' },
      },
      parts: [
        { party: 'qatar', part: 'assessor', of: 'entry' },
        { party: 'hamas', part: 'by', of: 'subject' },
        { party: 'israel', part: 'to', of: 'subject' },
      ],
      corrections: [{ before: { data: { level: 'minimum' } } }],
    },
  ]);
  expect(await rows({ type: 'CommitmentAssessed', knownAt: `position:${before}` })).toMatchObject([
    { what: { level: 'minimum', reason: { en: 'Remains are still missing.' } }, corrections: [] },
  ]);
});

test('a retracted entry has no row, and had one before', async () => {
  expect(await rows({ type: 'PhaseStatusDetermined' })).toEqual([]);
  expect(await rows({ type: 'PhaseStatusDetermined', knownAt: `position:${before}` })).toMatchObject([
    {
      what: {
        type: 'PhaseStatusDetermined',
        phaseId: 'opening',
        status: 'in_progress',
        reason: { en: 'The shooting has stopped.' },
      },
    },
  ]);
});

test('the entries of an assessor are found by it', async () => {
  const types = (await rows({ party: 'qatar' })).map(({ type }) => type);
  expect(types).toEqual(['PartyJoined', 'CommitmentAssessed']);
});
