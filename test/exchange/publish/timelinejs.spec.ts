/** Rule: TimelineJS itself, in a browser, shows a slide for each entry, and nothing of a text is markup. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../http/desk.js';
import { openBrowser, program, whyNot } from '../../openapi/browser.js';
import { formula, story } from './story.js';

const modules = join(import.meta.dirname, '../../../node_modules');
const source = '/timelinejs/';

/** Its sources are modules that are made for a bundler: names without an ending, and styles among them. */
async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const path = pathname.slice(source.length);
  if (path === 'page.html') return route.fulfill({ contentType: 'text/html', body: PAGE });
  const contentType = 'text/javascript';
  if (/\.(less|css)$/.test(path))
    return route.fulfill({ contentType: path.endsWith('.css') ? 'text/css' : contentType, body: '' });
  const name = /\.(js|mjs)$/.test(path) ? path : `${path}.js`;
  return route.fulfill({ contentType, body: readFileSync(join(modules, name), 'utf8') });
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>Timeline</title>
<script type="importmap">{"imports":{"dompurify":"${source}dompurify/dist/purify.es.mjs","wicg-inert":"${source}wicg-inert/dist/inert.esm.js"}}</script>
<div id="timeline" style="width:1000px;height:600px"></div>
<script type="module">
import { Timeline } from '${source}@knight-lab/timelinejs/src/js/index.js';
const url = new URL(new URLSearchParams(location.search).get('url'), location.href).href;
window.shown = new Timeline('timeline', url, { script_path: location.origin + '${source}js/' });
window.shown.on('loaded', () => { document.body.dataset.loaded = 'yes'; });
</script>`;

describe.skipIf(program === undefined)(`TimelineJS${whyNot}`, { timeout: 120_000 }, () => {
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('2025-12-20T10:00:00Z');
    await desk.record('gaza-2025', ...story);
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    // Of the same origin as the server, which else would not be asked by it.
    await page.route(`${desk.server.url}${source}**`, serve);
    const url = encodeURIComponent('/v1/processes/gaza-2025/timeline.json?lang=en');
    await page.goto(`${desk.server.url}${source}page.html?url=${url}`);
    await page.locator('body[data-loaded]').waitFor({ timeout: 60_000 });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  it('has a slide for each entry, under its id', async () => {
    const ids = await page.evaluate<string[]>('window.shown.config.events.map((event) => event.unique_id)');
    expect(ids.sort()).toEqual(story.map(({ id }) => id).sort());
    expect(faults).toEqual([]);
  });

  it('shows the text of an entry as text', async () => {
    await page.evaluate(`window.shown.goToId('${formula.id}')`);
    const slide = page.locator(`.tl-slide`, { hasText: '=HYPERLINK("https://example.org","read")' }).first();
    await slide.waitFor();
    expect(await slide.innerText()).toContain('<img src=x onerror="document.title=1">');
    expect(await page.title()).toBe('Timeline');
    expect(await slide.locator('img').count()).toBe(0);
  });

  it('tells a date that is uncertain as it was recorded', async () => {
    const text = await page.evaluate<string>('document.body.innerText + document.body.textContent');
    expect(text).toContain('2025-10~');
  });
});
