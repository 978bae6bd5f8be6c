/** Guards that the command line of the MCP Inspector, which others wrote, lists, reads and calls what is here, over HTTP and stdio. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, root } from '../cli/program.js';
import { tellStory } from '../openapi/story.js';
import type { RunningServer } from '../server/running-server.js';

const INSPECTOR = join(root, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');

let server: RunningServer;
let home: string;

beforeAll(async () => {
  server = await tellStory();
  // It keeps a catalogue of servers in the home of who runs it.
  home = mkdtempSync(join(tmpdir(), 'chancery-inspector-'));
});
afterAll(async () => {
  await server.dispose();
  rmSync(home, { recursive: true, force: true });
});

/** What it prints when it is asked like this. @throws Error when it ends with another status than 0 */
async function inspect(target: readonly string[], ...words: readonly string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [INSPECTOR, '--cli', ...target, ...words], {
    env: { PATH: process.env['PATH'], HOME: home },
    cwd: home,
    maxBuffer: 32 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Answer;
}

interface Answer {
  readonly tools?: readonly { readonly name: string }[];
  readonly isError?: boolean;
  readonly structuredContent?: { readonly items: readonly { readonly phaseId: string }[] };
  readonly resourceTemplates?: readonly { readonly uriTemplate: string }[];
  readonly contents?: readonly { readonly uri: string; readonly text: string }[];
}

const ways: readonly (readonly [string, () => readonly string[]])[] = [
  ['over HTTP', () => [`${server.url}/mcp`, '--transport', 'http']],
  ['over stdio', () => [process.execPath, chancery, 'mcp', '--url', server.url]],
];

describe.each(ways)('%s', (_, target) => {
  it('it lists the tools', async () => {
    const { tools } = await inspect(target(), '--method', 'tools/list');
    expect(tools?.map(({ name }) => name).toSorted()).toEqual([
      'commitments',
      'entry',
      'list_processes',
      'phase_status',
      'propose_entries',
      'search',
      'timeline',
      'vocabulary',
      'what_changed',
    ]);
  });

  it('it calls one', async () => {
    const asked = ['--method', 'tools/call', '--tool-name', 'phase_status'];
    const answer = await inspect(target(), ...asked, '--tool-arg', 'processId=gaza-2025');
    expect(answer.isError).not.toBe(true);
    expect(answer.structuredContent?.items.map(({ phaseId }) => phaseId)).toEqual(['phase-1', 'phase-2']);
  });

  it('it lists the templates of resources, and reads a process', async () => {
    const { resourceTemplates } = await inspect(target(), '--method', 'resources/templates/list');
    expect(resourceTemplates?.length).toBeGreaterThan(0);
    const { contents } = await inspect(
      target(),
      ...['--method', 'resources/read', '--uri', 'chancery://processes/gaza-2025'],
    );
    expect(contents?.map(({ uri }) => uri)).toEqual(['chancery://processes/gaza-2025']);
  });
});
