/** Guards, in a real browser, the cookie of a session: no script reads it, and no page elsewhere reads or writes with it. */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { opened, startGuarded, by, type GuardedServer } from '../access/given.js';
import { openBrowser, program, whyNot } from '../openapi/browser.js';
import { REBUILD, rebuildsIn, sendForm, startElsewhere, type Elsewhere } from './pages.js';

describe.skipIf(program === undefined)(`a session in a browser${whyNot}`, () => {
  let server: GuardedServer;
  let elsewhere: Elsewhere;
  let browser: Browser;
  let context: BrowserContext;
  let home: Page;
  beforeAll(async () => {
    elsewhere = await startElsewhere();
    server = await startGuarded('2026-01-20T09:00:00Z');
    await by(server.admin, server.http.post('/v1/processes/gaza-2025/events')).send(opened).expect(201);
    browser = await openBrowser(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
    context = await browser.newContext();
    home = await context.newPage();
    await home.goto(`${server.url}/docs`);
    const begun = await home.evaluate<number>(`fetch('/v1/session', {
      method: 'POST', headers: { authorization: 'Bearer ${server.admin}' },
    }).then(({ status }) => status)`);
    expect(begun).toBe(201);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.dispose();
    await elsewhere.close();
  });

  /** How many rebuilds were begun, and how many entries there are. */
  async function written(): Promise<unknown> {
    const { body } = await by(server.admin, server.http.get('/v1/processes/gaza-2025')).expect(200);
    const { text } = await by(server.admin, server.http.get('/metrics')).expect(200);
    return [(body as { revision?: unknown }).revision, rebuildsIn(text)];
  }

  const cookieOf = async (request: Request): Promise<string | undefined> =>
    (await request.allHeaders())['cookie'];

  test('is kept where no script reads it, and makes the page its holder', async () => {
    expect(await home.evaluate('document.cookie')).toBe('');
    expect(await context.cookies()).toEqual([
      expect.objectContaining({ name: 'chancery', httpOnly: true, sameSite: 'Strict', path: '/' }),
    ]);
    const asked = await home.evaluate<unknown>(
      `fetch('/v1/processes/gaza-2025').then(async (answer) => [answer.status, (await answer.json()).processId])`,
    );
    expect(asked).toEqual([200, 'gaza-2025']);
  });

  test.each([
    ['of another site', () => `http://evil.example:${elsewhere.port}/`, false],
    ['of another port of this machine', () => `http://127.0.0.1:${elsewhere.port}/`, true],
  ])('a form %s starts nothing with it', async (_, url, isSent) => {
    const before = await written();
    const page = await context.newPage();
    await page.goto(url());
    const posted = await sendForm(page, `${server.url}${REBUILD}`);
    expect(posted.status()).toBe(403);
    // To a cookie the ports of one machine are one site: there the check of the origin is what holds.
    expect((await cookieOf(posted.request())) !== undefined).toBe(isSent);
    expect(await written()).toEqual(before);
    await page.close();
  });

  test.each([
    ['of another site', () => `http://evil.example:${elsewhere.port}/`],
    ['of another port of this machine', () => `http://127.0.0.1:${elsewhere.port}/`],
  ])('a script %s reads and writes nothing with it', async (_, url) => {
    const before = await written();
    const page = await context.newPage();
    await page.goto(url());
    const outcomes = await page.evaluate<string[]>(`Promise.all([
      fetch('${server.url}/v1/processes/gaza-2025', { credentials: 'include' }),
      fetch('${server.url}${REBUILD}', { method: 'POST', credentials: 'include' }),
      fetch('${server.url}${REBUILD}', { method: 'POST', credentials: 'include', mode: 'no-cors' }),
      fetch('${server.url}/v1/session', { method: 'DELETE', credentials: 'include' }),
    ].map((asked) => asked.then(({ type }) => type, () => 'refused')))`);
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(await written()).toEqual(before);
    expect(await home.evaluate(`fetch('/v1/session').then(({ status }) => status)`)).toBe(200);
    await page.close();
  });

  test('a link of another site comes without it', async () => {
    const page = await context.newPage();
    await page.goto(`http://evil.example:${elsewhere.port}/`);
    const [shown] = await Promise.all([
      page.waitForResponse(`${server.url}/v1/processes/gaza-2025`),
      page.evaluate(`void (location.href = '${server.url}/v1/processes/gaza-2025')`),
    ]);
    expect([shown.status(), await cookieOf(shown.request())]).toEqual([401, undefined]);
    await page.close();
  });

  test('is forgotten by the browser and good for nothing once it is ended', async () => {
    const ended = await home.evaluate<number>(
      `fetch('/v1/session', { method: 'DELETE' }).then(({ status }) => status)`,
    );
    expect(ended).toBe(204);
    expect(await context.cookies()).toEqual([]);
    expect(await home.evaluate(`fetch('/v1/processes').then(({ status }) => status)`)).toBe(401);
  });
});
