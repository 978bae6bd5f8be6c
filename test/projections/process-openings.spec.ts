import { describe, expect, it } from 'vitest';
import { processOpenings } from '../../projections/process-openings.js';
import { rowAfter, rowsAfter } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const opened = historyEntry(
  'ProcessOpened',
  { title: { en: 'The Gaza ceasefire process' }, summary: { en: 'A ceasefire.' }, regions: ['PS-GZA'] },
  { occurred: '2025-09-29', id: 'opened' },
);
const closed = historyEntry(
  'ProcessClosed',
  { reason: { en: 'Done.' } },
  { occurred: '2025-12-31', id: 'closed' },
);
const reopened = historyEntry(
  'ProcessReopened',
  { reason: { en: 'A late report.' } },
  { occurred: '2025-12', id: 'reopened' },
);

describe('the opening of a process', () => {
  it('tells what the process is, which entry opened its record, and since when it is open', () => {
    expect(viewAfter(processOpenings, 'gaza-2025', history(opened))).toEqual({
      title: { en: 'The Gaza ceasefire process' },
      summary: { en: 'A ceasefire.' },
      regions: ['PS-GZA'],
      openedBy: 'opened',
      state: 'open',
      stateSince: {
        since: {
          text: '2025-09-29',
          earliest: '2025-09-29T00:00:00.000Z',
          latest: '2025-09-29T23:59:59.999Z',
        },
        entryId: 'opened',
        reason: null,
      },
    });
  });

  it('is as the step that was recorded last says, whatever the dates', () => {
    const told = history(opened, closed, reopened);
    expect(told.at(-1)?.id).toBe('closed');
    expect(viewAfter(processOpenings, 'gaza-2025', told)).toMatchObject({
      state: 'open',
      stateSince: { since: { text: '2025-12' }, entryId: 'reopened' },
    });
    expect(viewAfter(processOpenings, 'gaza-2025', history(opened, closed)).state).toBe('closed');
  });

  it('tells why its record was closed or opened again', () => {
    expect(viewAfter(processOpenings, 'gaza-2025', history(opened, closed)).stateSince?.reason).toEqual({
      en: 'Done.',
    });
    expect(
      viewAfter(processOpenings, 'gaza-2025', history(opened, closed, reopened)).stateSince?.reason,
    ).toEqual({ en: 'A late report.' });
  });

  it('is touched by nothing else on the record', () => {
    const phase = { phaseId: 'phase-1', ordinal: 1, title: { en: 'Ceasefire' } };
    const defined = historyEntry('PhaseDefined', phase, { occurred: '2025-10-09' });
    expect(rowsAfter(processOpenings, history(opened, defined))).toEqual(
      rowsAfter(processOpenings, history(opened)),
    );
    expect(processOpenings.keys(defined)).toEqual([]);
  });

  it('is read by the overview of its process', () => {
    const row = rowAfter(processOpenings, 'gaza-2025', history(opened));
    expect(row && processOpenings.links?.(row, 'gaza-2025', 'gaza-2025')).toEqual([
      {
        source: { projection: 'process-openings', key: 'gaza-2025' },
        dependent: { projection: 'process-overview', key: 'gaza-2025' },
      },
    ]);
  });
});
