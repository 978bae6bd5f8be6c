/** The file of the second sample, line by line: what the fact list says of it, before any server has seen it. */
import { describe, expect, it } from 'vitest';
import type { PostedEntry } from '../../src/domain/events/entry.js';
import { readEntry } from '../../src/domain/events/read-entry.js';
import { sampleLines } from './samples.js';

const lines = sampleLines('south-sudan-2018.ndjson');
const readings = lines.map(({ entry }) => readEntry(entry));
const entries = readings.flatMap((reading) => (reading.ok ? [reading.entry] : []));

/** How many dates hang on what, by the table of the fact list; the Fund is never established. */
const anchors = {
  'agreement coha signed': 2,
  'agreement r-arcss signed': 14,
  'body ibc established': 1,
  'body tbc established': 1,
  'commitment c-1-1-2 due': 4,
  'commitment c-ctrh-law due': 1,
  'commitment c-term due': 3,
  'phase transitional started': 28,
};

describe('the sample history south-sudan-2018', () => {
  it('belongs to one process and gives every entry an id of its own', () => {
    expect(new Set(lines.map(({ processId }) => processId))).toEqual(new Set(['south-sudan-2018']));
    const ids = entries.map(({ id }) => id);
    expect(ids).toEqual(
      lines.map((_, index) => `0199c000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`),
    );
  });

  it('is accepted by the vocabulary, entry by entry', () => {
    const refused = readings.flatMap((reading, index) =>
      reading.ok ? [] : [{ line: index + 1, problems: reading.problems }],
    );
    expect(refused).toEqual([]);
  });

  it('says of every entry when it was published, but of the recorder and of one party that no document names', () => {
    const undated = entries.filter(({ sources = [] }) =>
      sources.every(({ publishedOn }) => publishedOn === undefined),
    );
    expect(undated.map((entry) => entry.type === 'PartyJoined' && entry.data.party.id)).toEqual([
      'desk',
      'unmiss',
    ]);
  });

  it('has every commitment of the fact list, each hanging on what its article says', () => {
    const commitments = ofType('CommitmentMade');
    const articles = commitments.filter(({ data }) => data.agreementId === 'r-arcss');
    const counted: Record<string, number> = {};
    for (const { data } of [...commitments, ...ofType('CommitmentDeadlineSet')]) {
      if (typeof data.due !== 'object') continue;
      const { of, when } = data.due;
      const anchor = `${of.kind} ${of.id} ${when}`;
      counted[anchor] = (counted[anchor] ?? 0) + 1;
    }
    expect([articles.length, commitments.length]).toEqual([63, 66]);
    expect(counted).toEqual(anchors);
  });

  it('has a point of the agreement for every article that a commitment implements', () => {
    const signed = ofType('AgreementSigned').find(({ data }) => data.agreementId === 'r-arcss');
    const numbers = new Set((signed?.data.points ?? []).map(({ number }) => number));
    const implemented = ofType('CommitmentMade').flatMap(({ data }) => data.point ?? []);
    expect(numbers).toEqual(new Set(implemented));
  });

  it('has 24 alleged violations, all but one with a finding, and two with two', () => {
    const alleged = ofType('ViolationAlleged').map(({ data }) => data.violationId);
    const found = ofType('ViolationFindingIssued').map(({ data }) => data.violationId);
    expect(new Set(alleged).size).toBe(24);
    expect(alleged.filter((id) => !found.includes(id))).toEqual(['v-longechuk-2022']);
    const twice = alleged.filter((id) => found.filter((other) => other === id).length === 2);
    expect(new Set(twice)).toEqual(new Set(['v-jekau-2022', 'v-soldiers-2022']));
  });

  it('disputes what stands on an earlier line', () => {
    const seen = new Set<string>();
    for (const entry of entries) {
      if (entry.type === 'EntryDisputed') expect(seen).toContain(entry.data.entryId);
      seen.add(entry.id ?? '');
    }
    expect(ofType('EntryDisputed')).toHaveLength(34);
  });
});

function ofType<T extends PostedEntry['type']>(type: T): Extract<PostedEntry, { type: T }>[] {
  return entries.filter((entry): entry is Extract<PostedEntry, { type: T }> => entry.type === type);
}
