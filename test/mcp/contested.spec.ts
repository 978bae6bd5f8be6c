/** Rule: no page and no filter leaves out a claim that contradicts one that it has. Held against the read models of the whole sample history. */
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contestedCommitment,
  contestedPhase,
  contestedViolation,
} from '../../src/application/cited/contested.js';
import type {
  PartyCommitmentsView,
  PhaseStatusView,
  ViolationView,
} from '../../src/application/read-models.js';
import { startWithSample } from '../openapi/sample.js';
import type { RunningServer } from '../server/running-server.js';
import { call, connect, type Told } from './given.js';

let server: RunningServer;
let client: Client;
/** By kind and id, what the read models say of subjects that are contested: the voices, in one order. */
let voices: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  server = await startWithSample();
  client = await connect(server);
  const phases = await rows<PhaseStatusView>('phases');
  const commitments = await rows<PartyCommitmentsView>('commitments?contested=true');
  const violations = await rows<ViolationView>('violations');
  voices = new Map<string, readonly string[]>([
    ...phases
      .filter(({ agreement }) => agreement === 'contested')
      .map(({ phaseId, determined, declarations }) =>
        told(`phase ${phaseId}`, [
          `null ${determined.status}`,
          ...declarations.map(({ party, status }) => `${party} ${status}`),
        ]),
      ),
    ...commitments.map(({ commitmentId, assessments, claims }) =>
      told(`commitment ${commitmentId}`, [
        ...assessments.map(({ assessor, level }) => `${assessor} ${level}`),
        ...claims.map(({ party, level }) => `${party} ${level}`),
      ]),
    ),
    ...violations
      .filter(({ contested, denials }) => contested || denials.length > 0)
      .map(({ violationId, by, findings, denials }) =>
        told(`violation ${violationId}`, [
          `${by} alleged`,
          ...findings.map((one) => `${one.by} ${one.finding}`),
          ...denials.map((one) => `${one.by} denied`),
        ]),
      ),
  ]);
});
afterAll(async () => {
  await client.close();
  await server.dispose();
});

async function rows<Row>(path: string): Promise<readonly Row[]> {
  const { body } = await server.http.get(`/v1/processes/gaza-2025/${path}`).expect(200);
  return (body as { readonly items: readonly Row[] }).items;
}

function told(name: string, claims: readonly string[]): readonly [string, readonly string[]] {
  return [name, [...claims].sort()];
}

/** What an answer says of the contested subjects that it touches. */
function expectWhole({ contested, cited }: Told): number {
  const named = new Set(cited.map((entry) => `${subjectOf(entry).kind} ${subjectOf(entry).id}`));
  const said = new Map(
    contested.map(({ kind, id, claims }) =>
      told(
        `${kind} ${id}`,
        claims.map(({ by, says }) => `${String(by)} ${says}`),
      ),
    ),
  );
  for (const [name, claims] of voices)
    if (named.has(name)) expect([name, said.get(name)]).toEqual([name, claims]);
  return said.size;
}

function subjectOf(entry: object): { readonly kind: string; readonly id: string } {
  return (entry as { readonly subject: { readonly kind: string; readonly id: string } }).subject;
}

describe('in the sample history', () => {
  it('there are contested phases, commitments and violations', () => {
    const kinds = new Set([...voices.keys()].map((name) => name.split(' ')[0]));
    expect([...kinds].sort()).toEqual(['commitment', 'phase', 'violation']);
  });

  it('every page of the timeline has every voice of what its entries are about', async () => {
    let cursor: unknown;
    let contested = 0;
    do {
      const page = await call(client, 'timeline', { processId: 'gaza-2025', limit: 5, cursor });
      contested += expectWhole(page);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(contested).toBeGreaterThan(voices.size);
  });

  it.each([['us'], ['israel'], ['hamas'], ['un']])(
    'what is narrowed to %s has the voices of the others',
    async (party) => {
      for (const [name, filter] of [
        ['timeline', { party: [party] }],
        ['search', { q: 'gaza', party: [party] }],
        ['commitments', { processId: 'gaza-2025', party: [party] }],
      ] as const) {
        const given = name === 'timeline' ? { processId: 'gaza-2025', ...filter } : filter;
        expectWhole(await call(client, name, given));
      }
    },
  );
});

const occurred = {
  text: '2025-10-19',
  earliest: '2025-10-19T00:00:00.000Z',
  latest: '2025-10-19T23:59:59.999Z',
};
const citation = { entryId: '0199a000-0000-7000-8000-000000000001', occurred };

describe('what contradicts', () => {
  const alleged = {
    ...{ violationId: 'v', by: 'a', against: ['b'], alleged: citation },
    ...{ findings: [], denials: [], contested: false },
  } as unknown as ViolationView;
  const finding = { by: 'monitor', finding: 'attributed', attributedTo: ['b'], ...citation };

  it.each([
    ['an allegation alone', {}, false],
    ['a finding that upholds it', { findings: [finding] }, false],
    ['a finding against others', { findings: [{ ...finding, attributedTo: ['c'] }] }, true],
    [
      'a finding that it is unfounded',
      { findings: [{ ...finding, finding: 'unfounded', attributedTo: [] }] },
      true,
    ],
    ['a denial', { denials: [{ by: 'b', ...citation }] }, true],
  ])('of an allegation: %s', (_, more, isContested) => {
    expect(contestedViolation({ ...alleged, ...more } as ViolationView) !== undefined).toBe(isContested);
  });

  it('is nothing where voices agree', () => {
    const phase = { phaseId: 'p', agreement: 'unanimous' } as unknown as PhaseStatusView;
    const commitment = { commitmentId: 'c', contested: false } as unknown as PartyCommitmentsView;
    expect([contestedPhase(phase), contestedCommitment(commitment)]).toEqual([undefined, undefined]);
  });

  it('keeps a declaration that is out of date, and says so', () => {
    const phase = {
      ...{ phaseId: 'p', agreement: 'contested' },
      determined: { status: 'preparing', since: occurred, entryId: citation.entryId, reason: null },
      declarations: [
        { party: 'a', status: 'in_progress', stale: false, statementId: null, ...citation },
        { party: 'b', status: 'completed', stale: true, statementId: null, ...citation, disputed: true },
      ],
    } as unknown as PhaseStatusView;
    expect(contestedPhase(phase)?.claims).toEqual([
      { kind: 'determination', by: null, says: 'preparing', ...citation },
      { kind: 'declaration', by: 'a', says: 'in_progress', ...citation },
      { kind: 'declaration', by: 'b', says: 'completed', ...citation, disputed: true, stale: true },
    ]);
  });
});
