/** Rule: the protocol is spoken as its two revisions have it, without sessions, over HTTP and over the standard input and output. */
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, root } from '../cli/program.js';
import { idOf, tellStory } from '../openapi/story.js';
import type { RunningServer } from '../server/running-server.js';
import { call, connect, transportTo } from './given.js';

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

describe('over HTTP', () => {
  it.each(['get', 'delete'] as const)(
    '%s is no method of it: there is no stream and no session',
    async (method) => {
      const { status, headers, body } = await server.http[method]('/mcp').set(
        'accept',
        'text/event-stream, text/html',
      );
      expect([status, headers['allow'], body]).toEqual([
        405,
        'POST',
        expect.objectContaining({ code: 'method-not-allowed' }),
      ]);
    },
  );

  it('every request is answered by itself, and no session is begun', async () => {
    const answer = await server.http
      .post('/mcp')
      .set('accept', 'application/json, text/event-stream')
      .send({
        jsonrpc: '2.0',
        id: 7,
        method: 'tools/call',
        params: { name: 'phase_status', arguments: GAZA },
      })
      .expect(200);
    expect(answer.headers).not.toHaveProperty('mcp-session-id');
    expect(answer.text).toContain('"id":7');
  });

  it('a page elsewhere may not ask, and a name that is not its own is not answered', async () => {
    const asked = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const foreign = await server.http.post('/mcp').set('origin', 'https://elsewhere.example').send(asked);
    const misdirected = await server.http.post('/mcp').set('host', 'elsewhere.example').send(asked);
    expect([foreign.body, misdirected.body]).toEqual([
      expect.objectContaining({ code: 'foreign-origin' }),
      expect.objectContaining({ code: 'misdirected-request' }),
    ]);
  });

  it.each([
    ['', 415],
    ['application/json', 400],
  ])('without a body of type "%s" there is a problem', async (type, status) => {
    const answer = await server.http.post('/mcp').set('content-type', type).send('');
    expect(answer.status).toBe(status);
  });

  it('the revision of 2026 is spoken too', async () => {
    const modern = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await modern.connect(transportTo(server.url));
    expect(modern.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    const { items } = await call(modern, 'phase_status', GAZA);
    expect(items.map(({ phaseId }) => phaseId)).toEqual(['phase-1', 'phase-2']);
    await modern.close();
  });
});

describe('resources', () => {
  it('are the processes and the schemas', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining(['chancery://processes/gaza-2025', 'chancery://schemas/PhaseDeclared']),
    );
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ name }) => name)).toEqual(['process', 'entry', 'schema']);
  });

  it('are read: a process and an entry as marked text, a schema as JSON', async () => {
    const process = await textAt('chancery://processes/gaza-2025');
    expect(process).toContain('⟦Gaza ceasefire process, 2025-2026⟧');
    expect(process).toContain('kind: phase\n    id: ⟦phase-2⟧\n    claims:');
    expect(await textAt(`chancery://processes/gaza-2025/entries/${idOf(40)}`)).toContain(
      'type: EntryCorrected',
    );
    expect(JSON.parse(await textAt('chancery://schemas/PhaseDeclared'))).toMatchObject({
      title: 'PhaseDeclared',
    });
  });

  it.each([
    'chancery://processes/nowhere',
    `chancery://processes/gaza-2025/entries/${idOf(999)}`,
    'chancery://schemas/Nothing',
    'file:///etc/passwd',
  ])('%s is none', async (uri) => {
    await expect(client.readResource({ uri })).rejects.toThrow(/not found/i);
  });

  it('are completed by what there is', async () => {
    const completed = async (name: string, value: string): Promise<unknown> => {
      const ref = { type: 'ref/resource' as const, uri: 'chancery://processes/{processId}' };
      return (await client.complete({ ref, argument: { name, value } })).completion.values;
    };
    expect(await completed('processId', 'ga')).toEqual(['gaza-2025']);
    expect(await completed('type', 'PhaseD')).toEqual(['PhaseDefined', 'PhaseDeclared']);
    expect(await completed('entryId', '0')).toEqual([]);
  });
});

async function textAt(uri: string): Promise<string> {
  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  return content && 'text' in content ? content.text : '';
}

describe('over the standard input and output', () => {
  it('a running server answers as it does over HTTP, refusals too', async () => {
    const program = await started('--url', server.url);
    for (const [name, given] of [
      ['phase_status', GAZA],
      ['timeline', { processId: 'nowhere' }],
    ] as const) {
      const asked = { name, arguments: given };
      expect(await program.callTool(asked)).toEqual(await client.callTool(asked));
    }
    await expect(program.readResource({ uri: 'chancery://processes/nowhere' })).rejects.toThrow(/not found/i);
    await program.close();
  });

  it('a data folder that no server has open answers all of it', async () => {
    const before = await call(client, 'phase_status', GAZA);
    await server.stop();
    const program = await started('--data', server.folder);
    expect((await call(program, 'phase_status', GAZA)).items).toEqual(before.items);
    await program.close();
  });
});

/** A client of a program: whatever that prints is taken for the protocol. */
async function started(...words: readonly string[]): Promise<Client> {
  const program = new Client({ name: 'test', version: '1' });
  const args = [chancery, 'mcp', ...words];
  const failures: Error[] = [];
  program.onerror = (error) => failures.push(error);
  await program.connect(
    new StdioClientTransport({ command: process.execPath, args, cwd: root, stderr: 'ignore' }),
  );
  expect(failures).toEqual([]);
  return program;
}
