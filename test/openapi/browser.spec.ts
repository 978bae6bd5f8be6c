/** The page at `/docs` works at once: an operation of every kind opens, and what the page sends by itself is answered from the data of the demo. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/http/openapi/operations.js';
import type { Operation } from '../../src/http/openapi/operation.js';
import type { RunningServer } from '../server/running-server.js';
import { DocsPage, openBrowser, program, whyNot } from './browser.js';
import { startWithSample } from './sample.js';

/** The statuses that are not 200. */
const STATUS: Readonly<Record<string, string>> = {
  proposeEntries: '201',
  postEvents: '201',
  rebuildProjection: '202',
};

/**
 * The first of each kind: what an operation takes and what it answers with. That every example is answered as it is documented is
 * held without a browser (`routes.spec.ts`, `every-call.spec.ts`). Those of access say who may ask at all: with the first key made,
 * nothing of what comes after would be answered. Those of webhooks ask of the server a secret, which the demo has not, and of the
 * reader the id of one that was added.
 */
const asked = [
  ...new Map(
    operations
      .filter(({ tag }) => tag !== 'access' && tag !== 'webhooks')
      .map((operation) => [kindOf(operation), operation] as const)
      .reverse(),
  ).values(),
];

function kindOf({ method, tag, answers, takes, takesEntries, takesSheet }: Operation): string {
  const mediaTypes = answers.flatMap(({ mediaType }) => mediaType ?? []);
  const taken = [takesEntries, takesSheet, takes?.mediaType];
  return [method, tag, ...new Set(mediaTypes), ...taken].join(' ');
}

/** What opening one operation may add to the page: a viewer that spreads every schema out adds tens of thousands. */
const MOST_ELEMENTS = 2_500;

describe.skipIf(program === undefined)(`the page at /docs in a browser${whyNot}`, () => {
  let server: RunningServer;
  let browser: Browser;
  let docs: DocsPage;
  beforeAll(async () => {
    server = await startWithSample();
    browser = await openBrowser();
    docs = await DocsPage.open(browser, server.url, 1280);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  test.each(asked)(
    '$id opens with few elements, and is answered as it is sent',
    async (operation) => {
      const before = await docs.elements();
      await docs.show(operation);
      expect((await docs.elements()) - before).toBeLessThan(MOST_ELEMENTS);

      const { status, body } = await docs.send(operation);

      expect([operation.id, status], body).toEqual([operation.id, STATUS[operation.id] ?? '200']);
      await docs.toggle(operation);
    },
    120_000,
  );

  test('a stream that goes on for ever is shown up to where it is up to date', async () => {
    const another = await DocsPage.open(browser, server.url, 1280);
    for (const operation of operations.filter(({ id }) => id === 'followChanges')) {
      await another.show(operation);
      const { body } = await another.send(operation);
      expect(body).toContain('event: up-to-date');
      expect(body).toContain(': the page hangs up here, the stream goes on');
    }
    await another.page.close();
  }, 120_000);

  test('nothing went wrong in it, and its policy kept nothing from loading', () => {
    expect(docs.faults).toEqual([]);
  });

  test.each([390, 1280])(
    'nothing is wider than a screen of %i pixels, with an answer in Arabic too',
    async (width) => {
      const narrow = await DocsPage.open(browser, server.url, width);
      expect(await narrow.overflow()).toBe(0);
      for (const operation of operations.filter(({ id }) => ['postEvents', 'listMeetings'].includes(id))) {
        await narrow.show(operation);
        const { body } = await narrow.send(operation);
        expect(await narrow.overflow(), operation.id).toBe(0);
        if (operation.id === 'listMeetings') expect(body).toContain('ميامي');
      }
      await narrow.page.close();
    },
    120_000,
  );
});
