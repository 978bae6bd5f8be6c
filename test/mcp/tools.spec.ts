/** Rule: an assistant is answered what the API answers, with the entries behind it and with every claim that contradicts another. */
import type { Client } from '@modelcontextprotocol/client';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, tellStory } from '../openapi/story.js';
import type { RunningServer } from '../server/running-server.js';
import { call, connect, textOf, type Told } from './given.js';

let server: RunningServer;
let client: Client;

beforeAll(async () => {
  server = await tellStory();
  client = await connect(server);
});
afterAll(async () => {
  await client.close();
  await server.dispose();
});

const GAZA = { processId: 'gaza-2025' };

async function get(url: string): Promise<Told & Readonly<Record<string, unknown>>> {
  const { body } = await server.http.get(url).expect(200);
  return body as Told & Readonly<Record<string, unknown>>;
}

/** A call of each tool that reads, and what the API answers to the same question. */
const questions: readonly (readonly [string, object, string])[] = [
  ['list_processes', {}, '/v1/processes'],
  ['phase_status', GAZA, '/v1/processes/gaza-2025/phases'],
  ['phase_status', { ...GAZA, at: '2025-10-12' }, '/v1/processes/gaza-2025/phases?at=2025-10-12'],
  ['commitments', {}, '/v1/commitments'],
  [
    'commitments',
    { ...GAZA, by: ['hamas'], contested: false, sort: '-due', knownAt: 'position:20' },
    '/v1/processes/gaza-2025/commitments?by=hamas&contested=false&sort=-due&knownAt=position:20',
  ],
  [
    'timeline',
    { ...GAZA, kind: ['phase', 'violation'], limit: 3 },
    '/v1/processes/gaza-2025/timeline?kind=phase,violation&limit=3',
  ],
  ['timeline', { ...GAZA, q: 'ceasefire' }, '/v1/processes/gaza-2025/timeline?q=ceasefire'],
  ['search', { q: 'ceasefire', party: ['us'] }, '/v1/search?q=ceasefire&party=us'],
  [
    'what_changed',
    { ...GAZA, from: '2025-10-09', to: '2025-10-20' },
    '/v1/processes/gaza-2025/changes?from=2025-10-09&to=2025-10-20',
  ],
  ['entry', { ...GAZA, entryId: idOf(40) }, `/v1/processes/gaza-2025/events/${idOf(40)}`],
];

describe('a tool that reads', () => {
  it.each(questions)('%s answers %j as the API does', async (name, given, url) => {
    const {
      notice: _,
      cited: _cited,
      contested: _contested,
      ...answer
    } = await call(client, name, { ...given });
    expect(answer).toEqual(await get(url));
  });

  it.each(questions)(
    '%s cites every entry that its answer to %j names, with its sources',
    async (name, given) => {
      const { cited, contested, notice: _, ...answer } = await call(client, name, { ...given });
      const ids = (part: unknown): string[] => JSON.stringify(part).match(/0199a000-[0-9a-f-]{27}/g) ?? [];
      // An editorial entry is cited with the entry that it is about.
      const known = new Set(ids(cited));
      expect(ids([answer, contested]).filter((id) => !known.has(id))).toEqual([]);
      for (const { processId, entryId, sources } of cited) {
        const entry = await get(`/v1/processes/${processId}/events/${entryId}`);
        expect(sources).toEqual(expect.arrayContaining((entry['sources'] as unknown[] | undefined) ?? []));
      }
    },
  );
});

describe('what contradicts', () => {
  it('is told of a phase where a page has only one of its voices', async () => {
    const { contested } = await call(client, 'timeline', { ...GAZA, type: ['PhaseDeclared'], party: ['us'] });
    const phase = await get('/v1/processes/gaza-2025/phases/phase-2');
    expect(phase).toMatchObject({ agreement: 'contested', determined: { status: 'not_started' } });
    expect(contested).toEqual([
      {
        processId: 'gaza-2025',
        kind: 'phase',
        id: 'phase-2',
        claims: [
          expect.objectContaining({ kind: 'determination', by: null, says: 'not_started', elsewhere: true }),
          expect.objectContaining({ kind: 'declaration', by: 'us', says: 'in_progress', entryId: idOf(56) }),
        ],
      },
    ]);
    expect(contested[0]?.claims[1]).not.toHaveProperty('elsewhere');
  });

  it('is told of an allegation whose denial is on another page', async () => {
    const { items, contested } = await call(client, 'timeline', { ...GAZA, type: ['ViolationAlleged'] });
    expect(items.map(({ entryId }) => entryId)).toEqual([idOf(59)]);
    expect(contested).toEqual([
      expect.objectContaining({
        kind: 'violation',
        claims: [
          expect.objectContaining({ kind: 'allegation', by: 'israel', against: ['hamas'] }),
          expect.objectContaining({ kind: 'denial', by: 'hamas', entryId: idOf(60), elsewhere: true }),
        ],
      }),
    ]);
  });

  it('is told with the overview of a process, which has the determined status alone', async () => {
    const { contested } = await call(client, 'list_processes');
    expect(contested.map(({ kind, id }) => `${kind} ${id}`)).toContain('phase phase-2');
  });

  it('is told as of the moment that is asked about', async () => {
    const { contested } = await call(client, 'phase_status', { ...GAZA, at: '2025-10-12' });
    expect(contested).toEqual([]);
  });

  it('is told of an entry that somebody disputes, with who, why and by which source', async () => {
    const { cited } = await call(client, 'phase_status', GAZA);
    expect(cited.find(({ entryId }) => entryId === idOf(49))?.disputes).toEqual([
      expect.objectContaining({ by: 'desk', entryId: idOf(50), sources: [expect.anything()] }),
    ]);
  });
});

describe('the tools', () => {
  it('say what they take and answer, and that all but one read', async () => {
    const { tools } = await client.listTools();
    expect(
      tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
    ).toEqual(['propose_entries']);
    const { properties = {} } = tools.find(({ name }) => name === 'commitments')?.inputSchema ?? {};
    expect(Object.keys(properties)).toEqual([
      ...['processId', 'by', 'to', 'party', 'theme', 'phase', 'level', 'standing', 'overdue', 'contested'],
      ...['dueBefore', 'at', 'knownAt', 'reportedBy', 'minPosition', 'limit', 'cursor', 'sort'],
    ]);
  });

  it('answer by the schemas that they name, which stand alone', async () => {
    const { tools } = await client.listTools();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemaOf = (tool: string) => tools.find(({ name }) => name === tool)?.outputSchema;
    expect(schemaOf('search')).toEqual(schemaOf('timeline'));
    // The largest takes seconds to compile: it is compiled once.
    const asked = new Map(
      questions.filter(([name]) => name !== 'search').map(([name, given]) => [name, given]),
    );
    for (const [name, given] of asked) {
      const valid = ajv.compile(schemaOf(name) as AnySchema);
      expect([valid(await call(client, name, { ...given })), valid.errors]).toEqual([true, null]);
    }
  });

  it.each([
    ['timeline', { processId: 'nowhere' }, 'process-not-found', 'process "nowhere" does not exist'],
    ['timeline', {}, 'invalid-query', 'parameter "processId": is required'],
    ['timeline', { ...GAZA, kinds: ['phase'] }, 'invalid-query', 'did you mean kind?'],
    ['timeline', { ...GAZA, kind: [{}] }, 'invalid-query', 'parameter "kind": expected a value'],
    ['commitments', { limit: 5_000 }, 'invalid-query', 'expected a whole number from 1 to 1000, got "5000"'],
    ['phase_status', { ...GAZA, at: 'yesterday' }, 'invalid-query', 'got "yesterday"'],
    ['entry', { ...GAZA, entryId: idOf(999) }, 'not-found', 'expected an entry'],
    ['search', {}, 'invalid-query', 'parameter "q": is required'],
  ])('%s refuses %j in the words of the API', async (name, given, code, detail) => {
    const result = await client.callTool({ name, arguments: { ...given } });
    expect(result.isError).toBe(true);
    expect(JSON.parse(textOf(result))).toMatchObject({ code, detail: expect.stringContaining(detail) });
  });

  it('are named where there is none of a name', async () => {
    await expect(client.callTool({ name: 'phase_states' })).rejects.toThrow('did you mean phase_status?');
  });
});
