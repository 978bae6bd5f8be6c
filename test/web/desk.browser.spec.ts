/** Guards the desk in a browser, against a real server with the samples: in both directions, on a phone and on a desk. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, program, whyNot } from '../openapi/browser.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

const PICTURES = fileURLToPath(new URL('../../coverage/desk/', import.meta.url));
const SAMPLES = ['gaza-2025', 'south-sudan-2018'];
const MIAMI = 'gaza-2025/0199a000-0000-7000-8000-000000000069';
const PHONE = 390;
const DESK = 1280;

/** Each page, and what is there once it shows. */
const PAGES = {
  processes: ['/', 'article'],
  process: ['/processes/gaza-2025', '[data-phase]'],
  'as of a moment': ['/processes/gaza-2025?at=2025-10-20', '[data-handle]'],
  'an entry': [`/processes/gaza-2025?entry=${MIAMI}`, '[role=dialog] blockquote'],
  styles: ['/styles', '[data-phase]'],
  'nothing there': ['/processes/nothing', 'section h2'],
  nowhere: ['/nowhere', 'main h1'],
} as const satisfies Record<string, readonly [string, string]>;

const LANGUAGES = [
  ['en', 'ltr'],
  ['ar', 'rtl'],
] as const;

describe.skipIf(program === undefined)(`the desk in a browser${whyNot}`, () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    server = await startServer();
    await partsOf(server.app).projection.coverage.firstCaughtUp();
    let position = '0';
    for (const sample of SAMPLES) {
      const lines = await readFile(new URL(`../../docs/examples/${sample}.ndjson`, import.meta.url), 'utf8');
      const entries = lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { processId?: string });
      for (const one of entries) delete one.processId;
      const { body } = await server.http.post(`/v1/processes/${sample}/events`).send(entries).expect(201);
      ({ position } = body as { position: string });
    }
    await server.http.get('/v1/processes').query({ minPosition: position }).expect(200);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  interface Opened {
    readonly page: Page;
    /** What went wrong in it: faults of its scripts, and what its policy kept from loading. */
    readonly faults: string[];
  }

  async function open(address: string, width = DESK): Promise<Opened> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`${server.url}${address}`);
    return { page, faults };
  }

  describe.each(LANGUAGES)('in %s', (lang, dir) => {
    test.each(Object.entries(PAGES))(
      '%s is accessible, and fits a phone and a desk',
      async (name, [address, shown]) => {
        const { page, faults } = await open(
          `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`,
          PHONE,
        );
        await page.locator(shown).first().waitFor();
        for (const width of [PHONE, DESK]) {
          await page.setViewportSize({ width, height: 900 });
          await page.screenshot({
            path: `${PICTURES}${name.replaceAll(' ', '-')}-${lang}-${width}.png`,
            fullPage: name !== 'an entry',
          });
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(overflow).toBe(0);
        }
        expect(await page.locator('html').getAttribute('dir')).toBe(dir);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual(
          [],
        );
        // What is refused is in the console of every browser.
        expect(faults.filter((text) => !text.includes('404'))).toEqual([]);
        await page.context().close();
      },
    );
  });

  test('a record that needs a key asks for one, and keeps a session in its place', async () => {
    const locked = await startServer();
    await partsOf(locked.app).projection.coverage.firstCaughtUp();
    const { body } = await locked.http
      .post('/v1/admin/keys')
      .send({ name: 'An editor', grants: ['admin:*'] })
      .expect(201);
    const { token } = body as { token: string };
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${locked.url}/?lang=en`);
    await page.getByLabel('Key').fill(token);
    await page.keyboard.press('Enter');
    await page.getByText('No process is on the record yet.').waitFor();
    expect(await page.evaluate('document.cookie + JSON.stringify({ ...localStorage })')).not.toContain(
      'chy_',
    );
    await context.close();
    await locked.dispose();
  });

  test('what is new in a list waits until the reader asks for it', async () => {
    const { page } = await open('/styles?lang=en');
    const list = page.locator('section:has(> h2:text-is("LiveList"))').first();
    await list.getByRole('button', { name: '+ 1' }).click();
    await list.getByText('1 new').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
    await list.getByRole('button', { name: '1 new' }).click();
    expect(await list.getByRole('listitem').count()).toBe(2);
    await list.getByText('1 new').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('every sentence leads to its source, and back', async () => {
    const { page } = await open('/processes/gaza-2025?lang=en');
    await page.locator('[data-phase=phase-2] [data-entry]').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Download the proof').waitFor();
    expect(page.url()).toContain(`entry=${MIAMI}`);
    const address = await drawer.getByText('Download the proof').getAttribute('href');
    await server.http.get(address ?? '').expect(200);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('entry=');
    await page.context().close();
  });

  test('the handles are moved by keyboard, and the address says where they stand', async () => {
    const { page } = await open('/processes/gaza-2025?lang=en');
    const details = page.locator('details:has([data-handle])');
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    await details.locator('[data-handle=at] input').focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/at=2025-09-29/);
    await page.getByText('Not the present: Happened by 29 September 2025.').waitFor();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.waitForURL((url) => !url.searchParams.has('at'));
    await page.context().close();
  });

  test('the language is changed on the page, and stays for the next visit', async () => {
    const { page } = await open('/processes/gaza-2025?lang=en');
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'مسار وقف إطلاق النار' }).waitFor();
    await page.goto(`${server.url}/processes/gaza-2025`);
    await page.locator('html[dir=rtl]').waitFor();
    await page.context().close();
  });

  test('a change comes without reload, says what caused it, and stands in what is new since the last visit', async () => {
    const { page } = await open('/processes/south-sudan-2018?lang=en');
    const phase = page.locator('[data-phase]').last();
    await phase.waitFor();
    const id = (await phase.getAttribute('data-phase')) ?? '';
    const [party] = (
      (await server.http.get('/v1/processes/south-sudan-2018')).body as { parties: { partyId: string }[] }
    ).parties;
    const declared = {
      type: 'PhaseDeclared',
      occurred: '2025-12-20',
      data: { phaseId: id, status: 'collapsed', by: party?.partyId },
      sources: [{ kind: 'press', publisher: 'A newspaper', title: 'A speech' }],
    };
    await server.http.post('/v1/processes/south-sudan-2018/events').send(declared).expect(201);
    await phase.getByText('Contested').waitFor();
    await phase.getByText(/^because/).waitFor();
    expect(await phase.innerText()).toContain('says collapsed');
    await page.locator('section[aria-labelledby=visit] li').first().waitFor();
    await page.context().close();
  });

  test('what was recorded since the last visit stands there sentence by sentence', async () => {
    const { page } = await open('/processes/gaza-2025?lang=en');
    await page.getByText('Your first visit.').waitFor();
    const text = { en: 'An observer is named', ar: 'تعيين مراقب' };
    const stated = {
      type: 'StatementIssued',
      occurred: '2026-01-20',
      data: { statementId: 'observer-named', issuers: ['egypt'], text, medium: 'press_release' },
      sources: [{ kind: 'press', publisher: 'A newspaper', title: 'A statement' }],
    };
    await server.http.post('/v1/processes/gaza-2025/events').send(stated).expect(201);
    const next = await page.context().newPage();
    await next.goto(`${server.url}/processes/gaza-2025?lang=en`);
    await next.getByRole('link', { name: 'Statement by Egypt: An observer is named' }).waitFor();
    await next.goto(`${server.url}/processes/gaza-2025?lang=ar`);
    await next.getByRole('link', { name: 'بيان من مصر: تعيين مراقب' }).waitFor();
    await page.context().close();
  });

  test('a connection that is cut is told, and goes on by itself with what came meanwhile', async () => {
    const { page } = await open('/processes/gaza-2025?lang=en');
    const phase = page.locator('[data-phase=phase-1]');
    await phase.waitFor();
    await page.context().setOffline(true);
    await page.getByText('No answer from the server since').waitFor();
    expect(await phase.innerText()).toContain('in progress');
    const declared = {
      type: 'PhaseDeclared',
      occurred: '2026-01-21',
      data: { phaseId: 'phase-1', status: 'completed', by: 'israel' },
      sources: [{ kind: 'press', publisher: 'A newspaper', title: 'A speech' }],
    };
    await server.http.post('/v1/processes/gaza-2025/events').send(declared).expect(201);
    await page.context().setOffline(false);
    await phase.getByText('Contested').waitFor();
    await page.getByText('No answer from the server since').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
