/** Rule: to an assistant, too, a process that its caller may not see does not exist: every answer is, byte for byte, that of a server without it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTwins, type Twins } from '../access/twins.js';
import { en, entry, idOf, joined, opened, type Posted } from '../domain/decisions/entries.js';

// Of two servers that are given the same entries, nothing else differs.
vi.mock('../../src/log/salt.js', () => ({ newSalt: () => '0'.repeat(32) }));

const HIDDEN = 'back-channel';
let twins: Twins;

/** The same entry in another process. */
const elsewhere = (posted: Posted): Posted => ({ ...posted, id: idOf(`${posted.id} elsewhere`) });

const phase: Posted = entry('PhaseDefined', '2025-09-30', {
  phaseId: 'phase-1',
  ordinal: 1,
  title: en('Phase one'),
});
const history: readonly Posted[] = [opened, joined('us'), joined('hamas'), phase];

beforeAll(async () => {
  twins = await startTwins('2026-01-20T09:00:00Z', {
    hidden: [HIDDEN],
    restricted: [HIDDEN],
    callers: { desk: ['recorder:*'] },
  });
  await twins.record([
    { process: 'gaza-2025', entries: history },
    { process: HIDDEN, entries: history.map(elsewhere) },
    {
      process: HIDDEN,
      entries: [
        entry('PhaseDeclared', '2025-10-01', { phaseId: 'phase-1', by: 'us', status: 'in_progress' }),
      ],
    },
  ]);
});
afterAll(async () => twins.dispose());

/** The answers of both to one request of the protocol. */
async function ask(method: string, params: object) {
  const headers = { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-11-25' };
  const body = { jsonrpc: '2.0', id: 1, method, params };
  const [whole, lacking] = await twins.ask({ url: '/mcp', method: 'POST', caller: 'desk', headers, body });
  expect({ method, params, answer: whole }).toEqual({ method, params, answer: lacking });
  return whole;
}

const processes = ['gaza-2025', HIDDEN, 'nowhere'];
const inEach = (name: string, given: object = {}): (readonly [string, object])[] =>
  processes.map((processId) => [name, { processId, ...given }] as const);
const proposal = {
  draftId: idOf('a draft'),
  texts: [{ name: 'text', text: 'Words.' }],
  entries: [{ entry: elsewhere(elsewhere(joined('qatar'))), quotes: [{ text: 'text', quote: 'Words.' }] }],
};

const calls: readonly (readonly [string, object])[] = [
  ['list_processes', {}],
  ['list_processes', { limit: 1 }],
  ...inEach('phase_status'),
  ...inEach('phase_status', { at: '2025-10-02' }),
  ['commitments', {}],
  ...inEach('commitments', { by: ['us'] }),
  ...inEach('timeline', { party: ['us'] }),
  ...inEach('what_changed', { from: '2025-09-01', to: '2026-01-01' }),
  ['search', { q: 'phase' }],
  ...inEach('vocabulary', { types: ['PhaseDeclared'] }),
  ...inEach('entry', { entryId: elsewhere(phase).id }),
  ...inEach('entry', { entryId: phase.id }),
  ...inEach('propose_entries', proposal),
];

describe('to a caller who may not see it', () => {
  it.each(calls)('%s answers %j as if it were not there', async (name, given) => {
    const { status, body } = await ask('tools/call', { name, arguments: given });
    expect([status, body.includes('"result"')]).toEqual([200, true]);
  });

  it.each([
    ['resources/list', {}],
    ...processes.flatMap((process) =>
      [
        `chancery://processes/${process}`,
        `chancery://processes/${process}/entries/${elsewhere(phase).id}`,
      ].map((uri) => ['resources/read', { uri }] as const),
    ),
    [
      'completion/complete',
      {
        ref: { type: 'ref/resource', uri: 'chancery://processes/{processId}' },
        argument: { name: 'processId', value: '' },
      },
    ],
  ] as const)('%s answers %j as if it were not there', async (method, params) => {
    expect((await ask(method, params)).status).toBe(200);
  });
});

it('a caller who may see it is told of it', async () => {
  const params = { name: 'phase_status', arguments: { processId: HIDDEN } };
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params };
  const headers = { accept: 'application/json, text/event-stream' };
  const [whole] = await twins.ask({ url: '/mcp', method: 'POST', caller: 'admin', headers, body });
  expect(whole.body).toContain('in_progress');
});
