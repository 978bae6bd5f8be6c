/** Guards, in a real browser, that a page of another origin can neither read nor write, whatever name it gives this machine. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { process } from '../domain/decisions/entries.js';
import { openBrowser, program, whyNot } from '../openapi/browser.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { REBUILD, rebuildsIn, sendForm, startElsewhere, startRebinding, type Elsewhere } from './pages.js';

const AS_OF = '/v1/processes/gaza-2025/timeline?at=2026-01-20';

/** Names that lead to this machine, as those of an attacker do: one of another site, one that is rebound. */
const RULES = 'MAP evil.example 127.0.0.1,MAP newsroom.example 127.0.0.1';

describe.skipIf(program === undefined)(`a page of another origin in a browser${whyNot}`, () => {
  let server: RunningServer;
  let elsewhere: Elsewhere;
  let listing: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    elsewhere = await startElsewhere();
    server = await startServer();
    listing = await startServer({ flags: ['--cors-origins', `http://newsroom.example:${elsewhere.port}`] });
    for (const one of [server, listing]) await partsOf(one.app).projection.coverage.firstCaughtUp();
    for (const one of [server, listing])
      await one.http
        .post('/v1/processes/gaza-2025/events')
        .send([...process])
        .expect(201);
    browser = await openBrowser([`--host-resolver-rules=${RULES}`]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.dispose();
    await listing.dispose();
    await elsewhere.close();
  });

  async function pageAt(url: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  }

  /** How often the server has refused for a reason. */
  async function refusals(code: string): Promise<number> {
    const { text } = await server.http.get('/metrics').expect(200);
    return Number(new RegExp(`^chancery_refusals_total\\{code="${code}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  /** Whether anything was written: the entries of the process, and rebuilds that were answered. */
  async function written(): Promise<unknown> {
    const { body } = await server.http.get('/v1/processes/gaza-2025').expect(200);
    const { text } = await server.http.get('/metrics').expect(200);
    return [(body as { revision?: unknown }).revision, rebuildsIn(text)];
  }

  describe.each([
    ['of another site', () => `http://evil.example:${elsewhere.port}/`],
    ['of another port of this machine', () => `http://127.0.0.1:${elsewhere.port}/`],
  ])('%s', (_, url) => {
    let page: Page;
    beforeAll(async () => {
      page = await pageAt(url());
    });
    afterAll(() => page.close());

    test('starts nothing with a form that has no body', async () => {
      const before = await written();
      const form = await pageAt(url());
      const posted = await sendForm(form, `${server.url}${REBUILD}`);
      expect(posted.status()).toBe(403);
      expect(await written()).toEqual(before);
      await form.close();
    });

    test.each([
      ['reads rows', `fetch('URL${AS_OF}')`],
      ['reads rows without asking to', `fetch('URL${AS_OF}', { mode: 'no-cors' })`],
      [
        'posts',
        `fetch('URL/v1/processes/p/events', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })`,
      ],
      ['posts a text', `fetch('URL${REBUILD}', { method: 'POST', mode: 'no-cors', body: '' })`],
      [
        'sends a beacon',
        `Promise.resolve(navigator.sendBeacon('URL${REBUILD}', '')).then(() => { throw new Error('sent') })`,
      ],
    ])('by a script it never %s', async (_what, script) => {
      const before = await written();
      const refused = await refusals('foreign-origin');
      const outcome = await page.evaluate<string>(
        `${script.replace('URL', server.url)}.then((answer) => answer.type, () => 'refused')`,
      );
      expect(['refused', 'opaque']).toContain(outcome);
      // A beacon is sent after its call: the next test counts from what has come of it.
      await expect.poll(async () => refusals('foreign-origin')).toBeGreaterThan(refused);
      expect(await written()).toEqual(before);
    });

    test('has no question answered that an image asks', async () => {
      const before = await refusals('foreign-origin');
      const outcome = await page.evaluate<string>(`new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('read');
        image.onerror = () => resolve('refused');
        image.src = '${server.url}${AS_OF}';
      })`);
      expect(outcome).toBe('refused');
      await expect.poll(async () => refusals('foreign-origin')).toBe(before + 1);
    });

    test('follows no feed', async () => {
      const before = await refusals('foreign-origin');
      const outcome = await page.evaluate<string>(`new Promise((resolve) => {
        const feed = new EventSource('${server.url}/v1/changes');
        feed.onopen = () => resolve('open');
        feed.onerror = () => { feed.close(); resolve('refused'); };
      })`);
      expect(outcome).toBe('refused');
      await expect.poll(async () => refusals('foreign-origin')).toBe(before + 1);
    });

    test('frames nothing', async () => {
      await page.evaluate(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = resolve;
        frame.src = '${server.url}/docs';
        document.body.append(frame);
      })`);
      const inside = page.frames().filter((frame) => frame !== page.mainFrame());
      for (const frame of inside) expect(await frame.content()).not.toContain('Chancery');
    });
  });

  test('whose own name leads to this server from now on (DNS rebinding) gets nothing of it', async () => {
    const before = await written();
    const rebinding = await startRebinding(elsewhere.port);
    const page = await pageAt(`http://evil.example:${rebinding.port}/`);
    rebinding.leadTo(Number(new URL(server.url).port));
    const statuses = await page.evaluate<number[]>(`Promise.all([
      fetch('/v1/processes'),
      fetch('${REBUILD}', { method: 'POST' }),
      fetch('/v1/changes', { headers: { accept: 'text/event-stream' } }),
    ].map((asked) => asked.then(({ status }) => status)))`);
    expect(statuses).toEqual([421, 421, 421]);
    expect(await written()).toEqual(before);
    await page.close();
    await rebinding.close();
  });

  test('that is listed reads, writes and follows', async () => {
    const page = await pageAt(`http://newsroom.example:${elsewhere.port}/`);
    const read = await page.evaluate<unknown[]>(`(async () => {
      const answer = await fetch('${listing.url}/v1/processes/gaza-2025');
      const body = await answer.json();
      const etag = answer.headers.get('etag');
      const posted = await fetch('${listing.url}/v1/processes/gaza-2025/events?dryRun=true', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': etag },
        body: '[]',
      });
      const { code } = await posted.json();
      const frame = await new Promise((resolve) => {
        const feed = new EventSource('${listing.url}/v1/changes');
        feed.addEventListener('up-to-date', () => { feed.close(); resolve('up to date'); });
        feed.onerror = () => { feed.close(); resolve('refused'); };
      });
      return [body.processId, etag !== null, code, frame];
    })()`);
    expect(read).toEqual(['gaza-2025', true, 'invalid-payload', 'up to date']);
    await page.close();
  });

  test('may link to a page of this server, which shows', async () => {
    const page = await pageAt(`http://evil.example:${elsewhere.port}/`);
    const [shown] = await Promise.all([
      page.waitForResponse(`${server.url}/docs`),
      page.evaluate(`void (location.href = '${server.url}/docs')`),
    ]);
    expect(shown.status()).toBe(200);
    await page.close();
  });
});
