/** Guards the row of a body: as posted, and whether it stands. */
import { describe, expect, it } from 'vitest';
import { bodies } from '../../projections/bodies.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { rowAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const title = { en: 'Civil-Military Coordination Center' };

function established(
  data: Partial<PayloadOf<'BodyEstablished'>> = {},
  occurred = '2025-10-17',
): HistoryEntry {
  return historyEntry('BodyEstablished', { bodyId: 'cmcc', title, ...data }, { occurred, id: 'established' });
}

const reason = { en: 'Its work is said to be done.' };
const dissolved = historyEntry(
  'BodyDissolved',
  { bodyId: 'cmcc', reason },
  { occurred: '2026-05', id: 'dissolved' },
);

describe('a body', () => {
  it('is told as it was posted', () => {
    const posted = { mandate: { en: 'Coordination.' }, members: ['us', 'israel'], agreementId: 'plan' };
    expect(viewAfter(bodies, 'cmcc', history(established(posted)))).toMatchObject({
      bodyId: 'cmcc',
      title,
      ...posted,
      established: { entryId: 'established', occurred: { text: '2025-10-17' } },
    });
  });

  it('says null or nothing of what was not posted', () => {
    const nothing = { mandate: null, members: [], agreementId: null, dissolved: null };
    expect(viewAfter(bodies, 'cmcc', history(established()))).toMatchObject(nothing);
  });

  it('stands until it is dissolved, and says why it was', () => {
    const told = history(established(), dissolved);
    expect(viewAfter(bodies, 'cmcc', until('2026-01-01T00:00:00Z', told)).state).toBe('established');
    expect(viewAfter(bodies, 'cmcc', told)).toMatchObject({
      state: 'dissolved',
      title,
      dissolved: { entryId: 'dissolved', occurred: { text: '2026-05' }, reason },
    });
  });

  it('has no row where only its dissolution is told', () => {
    expect(rowAfter(bodies, 'cmcc', [dissolved])).toBeUndefined();
  });

  it('is about its members, and sorts by when it was established', () => {
    const view = viewAfter(bodies, 'cmcc', history(established({ members: ['us'] })));
    expect(bodies.parties?.(view)).toEqual(['us']);
    expect(bodies.sort?.of(view)).toEqual([Date.parse('2025-10-17')]);
  });

  it('is found by member, agreement and state', () => {
    const row = rowAfter(bodies, 'cmcc', history(established({ members: ['us'], agreementId: 'plan' })));
    expect(row && bodies.facets?.(row).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'party=us',
      'agreement=plan',
      'state=established',
    ]);
  });
});
