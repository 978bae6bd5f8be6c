/** Rule: what `npm pack` makes of the client works in an empty project and in a browser, as its README says. */
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, program, whyNot } from '../openapi/browser.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { Project } from './installed.js';

const readme = readFileSync(new URL('../../client/README.md', import.meta.url), 'utf8');
const [importMap = ''] = /<script type="importmap">.*?<\/script>/s.exec(readme) ?? [];

let project: Project;
beforeAll(async () => {
  project = await Project.withClient();
}, 120_000);
afterAll(() => {
  project.remove();
});

describe('the packed client', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.dispose());

  test('holds what is built, and nothing else', () => {
    expect(project.packed).toEqual(
      expect.arrayContaining(['README.md', 'package.json', 'dist/index.js', 'dist/index.d.ts']),
    );
    expect(
      project.packed.filter(
        (path) => !/^(README\.md|LICENSE|package\.json|dist\/[\w-]+\.(js|d\.ts))$/.test(path),
      ),
    ).toEqual([]);
  });

  test('does what its README says, block by block', async () => {
    const blocks = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(4);
    const said = blocks.flatMap((block) =>
      [...block.matchAll(/console\.log\(.*; \/\/ (.*)$/gm)].map(([, line]) => line),
    );
    const lines = await project.run(blocks.join('').replaceAll('http://127.0.0.1:3000', server.url));
    expect(lines).toEqual(said);
  }, 60_000);
});

const MEDIA_TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

/** A page, and the packages of the project as they are. */
async function servePage(page: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(({ url = '/' }, answer) => {
    const type = MEDIA_TYPES[extname(url)] ?? 'text/html; charset=utf-8';
    answer.writeHead(200, { 'content-type': type });
    if (url === '/') answer.end(page);
    else createReadStream(join(project.path, url)).pipe(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

describe.skipIf(program === undefined)(`the client in a page${whyNot}`, () => {
  test('records, asks and follows without a bundler', async () => {
    const page = await servePage(
      `<!doctype html><title>Talks</title><link rel="icon" href="data:,">${importMap}`,
    );
    const server = await startServer({ flags: ['--cors-origins', page.url] });
    const browser = await openBrowser();
    const tab = await browser.newPage();
    await tab.goto(page.url);
    const seen = await tab.evaluate<unknown[]>(`(async () => {
      const { ChanceryClient, Problem } = await import('@chancery/client');
      const chancery = new ChanceryClient({ url: '${server.url}' });
      const opened = { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'Talks' } } };
      const { position } = await chancery.record('talks', opened);
      const { data } = await chancery.GET('/v1/processes', { params: { query: { minPosition: position } } });
      const events = [];
      for await (const { event } of chancery.follow('/v1/processes')) {
        events.push(event);
        if (event === 'up-to-date') break;
      }
      const refused = await chancery.record('talks', opened).catch((error) => error);
      return [data.items[0].title.en, events, refused instanceof Problem, refused.code];
    })()`);
    expect(seen).toEqual(['Talks', ['row', 'up-to-date'], true, 'process-already-open']);
    await browser.close();
    await server.dispose();
    page.close();
  }, 60_000);
});
