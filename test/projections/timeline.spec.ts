import { describe, expect, it } from 'vitest';
import { timeline } from '../../projections/timeline.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { Source } from '../../src/domain/values/source.js';
import { rowAfter } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const recordedAt = '2026-02-02T00:00:00.000000Z';
const first: Source = { publisher: 'First', title: 'A report', kind: 'press' };
const second: Source = { publisher: 'Second', title: 'Another report', kind: 'wire' };

const statement = {
  statementId: 's-1',
  issuers: ['us', 'egypt'],
  title: { en: 'Joint statement' },
  text: { en: 'They support phase two.' },
  medium: 'joint_statement',
} as const;

const issued = historyEntry('StatementIssued', statement, {
  occurred: '2025-12-20',
  id: 'issued',
  sources: [first],
});

const withdrawn = historyEntry(
  'StatementWithdrawn',
  { statementId: 's-1', reason: { en: 'It is said to be replaced.' } },
  { occurred: '2025-12-22', id: 'withdrawn' },
);

const established = historyEntry(
  'BodyEstablished',
  { bodyId: 'cmcc', title: { en: 'Coordination centre' }, members: ['us'] },
  { occurred: '2025-10-17', id: 'established' },
);

const dissolved = historyEntry(
  'BodyDissolved',
  { bodyId: 'cmcc' },
  { occurred: '2026-01-31', id: 'dissolved' },
);

function told(id: string, ...entries: HistoryEntry[]) {
  return viewAfter(timeline, id, history(...entries));
}

describe('an entry of the timeline', () => {
  it('says whether it is what a redaction has left', () => {
    expect(told('issued', issued)).toMatchObject({ redacted: false });
    expect(told('issued', { ...issued, redacted: true })).toMatchObject({ redacted: true });
  });

  it('tells what it is, when it occurred, what it says and from which sources', () => {
    expect(told('issued', issued)).toMatchObject({
      entryId: 'issued',
      type: 'StatementIssued',
      kind: 'statement',
      occurred: {
        text: '2025-12-20',
        earliest: '2025-12-20T00:00:00.000Z',
        latest: '2025-12-20T23:59:59.999Z',
      },
      title: { en: 'Joint statement' },
      text: { en: 'They support phase two.' },
      subject: { kind: 'statement', id: 's-1' },
      parties: ['us', 'egypt'],
      sources: [first],
      note: null,
      disputed: false,
      corrected: false,
      state: 'issued',
      revision: 0,
      position: '1',
      recordedBy: 'desk',
    });
  });

  it('of a step is titled after what it is a step of', () => {
    expect(told('withdrawn', issued, withdrawn)).toMatchObject({
      kind: 'statement',
      title: { en: 'Joint statement' },
      text: { en: 'It is said to be replaced.' },
      state: null,
    });
  });

  it('is about the process itself where its kind is process', () => {
    const opened = historyEntry(
      'ProcessOpened',
      { title: { en: 'A process' } },
      { occurred: '2025-09-29', id: 'opened' },
    );
    expect(told('opened', opened).subject).toEqual({
      kind: 'process',
      id: 'gaza-2025',
      title: { en: 'A process' },
    });
  });

  it('shows whether a statement was withdrawn and a body dissolved, and by which entry', () => {
    expect(told('issued', issued, withdrawn)).toMatchObject({ state: 'withdrawn', endedBy: 'withdrawn' });
    expect(told('established', established)).toMatchObject({ state: 'established', endedBy: null });
    expect(told('established', established, dissolved)).toMatchObject({
      state: 'dissolved',
      endedBy: 'dissolved',
    });
  });

  it('adds the sources of the entries that corroborate it', () => {
    const corroborated = {
      ...issued,
      corroborations: [{ entryId: 'corroboration', recordedAt, sources: [second] }],
    };
    expect(told('issued', corroborated)).toMatchObject({
      sources: [first, second],
      corroborations: [{ entryId: 'corroboration', recordedAt }],
    });
  });

  it('shows who contests it and why', () => {
    const dispute = {
      entryId: 'dispute',
      recordedAt,
      by: 'hamas',
      reason: { en: 'It is denied.' },
      sources: [second],
    };
    expect(told('issued', { ...issued, disputes: [dispute] })).toMatchObject({
      disputed: true,
      disputes: [dispute],
    });
  });

  it('shows what it said before a correction, null where it said nothing', () => {
    const before = { occurred: '2025-12-21', sources: null, note: null, data: { title: null } };
    const correction = { entryId: 'correction', recordedAt, reason: { en: 'A wrong date.' }, before };
    expect(told('issued', { ...issued, corrections: [correction] })).toMatchObject({
      corrected: true,
      corrections: [
        {
          ...correction,
          before: { occurred: '2025-12-21', sources: null, note: null, data: { title: null } },
        },
      ],
    });
  });

  it('says nothing of the parts that a correction left alone', () => {
    const correction = {
      entryId: 'correction',
      recordedAt,
      reason: { en: 'A wrong date.' },
      before: { occurred: '2025' },
    };
    const { corrections } = told('issued', { ...issued, corrections: [correction] });
    expect(corrections[0]?.before).toEqual({ occurred: '2025' });
  });

  it('has an open end where its date has none', () => {
    const open = historyEntry('StatementIssued', statement, { occurred: '2025-12-20/..', id: 'issued' });
    expect(told('issued', open).occurred.latest).toBeNull();
  });

  it('names each party once', () => {
    const joined = historyEntry(
      'CommitmentMade',
      {
        commitmentId: 'c',
        by: ['us'],
        to: ['us'],
        text: { en: 'A commitment.' },
        theme: 'other',
        standing: 'binding',
      },
      { occurred: '2025-12-20', id: 'made' },
    );
    expect(told('made', joined).parties).toEqual(['us']);
  });

  it('sorts by its place in occurred order', () => {
    const row = rowAfter(timeline, 'withdrawn', history(withdrawn, issued));
    expect(row && timeline.sort?.of(row)).toEqual([Date.parse('2025-12-22'), 1, 1]);
  });
});
