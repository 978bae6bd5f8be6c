import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';

const run = promisify(execFile);
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```sh tour\n(.*?)```/gs)].map(([, commands = '']) => commands);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

test('every command of the tour does what it says, one after the other', async () => {
  expect(blocks.length).toBeGreaterThan(5);
  for (const block of blocks) {
    const commands = block.replaceAll('http://127.0.0.1:3000', server.url);
    // A feed is cut by curl's own time limit, which only its last command's status would hide.
    const { stdout } = await run('bash', ['-ec', commands]);
    expect(stdout).not.toBe('');
  }
});

test('the tour taken twice records nothing twice', async () => {
  const posts = blocks.filter((block) => block.includes("-d '["));
  expect(posts.length).toBe(2);
  const log = async (): Promise<string> => (await server.http.get('/v1/log').expect(200)).text;
  const before = await log();
  for (const block of posts)
    await run('bash', ['-ec', block.replaceAll('http://127.0.0.1:3000', server.url)]);
  expect(await log()).toBe(before);
});
