/** The page at `/docs` in a browser of the machine, as somebody uses it. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Operation } from '../../src/http/openapi/operation.js';

/** Where Debian, and others, put it. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const program = PROGRAMS.find((path) => existsSync(path));

/** What the title of a test says where there is none. */
export const whyNot =
  program === undefined ? ' (skipped: no chromium on this machine, the Debian package chromium has it)' : '';

/** @param args more of the command line */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  if (program === undefined) throw new Error('expected a chromium on this machine');
  // Inside of a container there is neither a sandbox to be had nor much shared memory.
  return chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
  });
}

export interface Answer {
  readonly status: string;
  readonly body: string;
}

/** The page, at the width of a screen. */
export class DocsPage {
  /** What went wrong in it: faults of its scripts, and what its policy kept from loading. */
  readonly faults: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', ({ message }) => this.faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, width: number): Promise<DocsPage> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const docs = new DocsPage(page);
    await page.goto(`${url}/docs`);
    await page.locator('.opblock').first().waitFor();
    return docs;
  }

  private block({ id, tag }: Operation): Locator {
    return this.page.locator(`#operations-${tag}-${id}`);
  }

  /** Opens an operation, or closes it again. */
  async toggle(operation: Operation): Promise<void> {
    await this.block(operation).locator('.opblock-summary-control').click();
  }

  /** Opens an operation and waits until all of it is there. */
  async show(operation: Operation): Promise<void> {
    await this.toggle(operation);
    await this.block(operation).locator('.responses-table').first().waitFor();
  }

  /** Tries an open operation out with what the page has filled in. */
  async send(operation: Operation): Promise<Answer> {
    const block = this.block(operation);
    await block.locator('.try-out__btn').click();
    await block.locator('.execute').click();
    const live = block.locator('.live-responses-table tbody .response').first();
    await live.waitFor();
    // A status that is not documented is told as such beside it.
    const status = await live.locator('.response-col_status').first().innerText();
    const body = await live.locator('.response-col_description').first().innerText();
    return { status: status.trim(), body };
  }

  /** How many elements the page has. */
  async elements(): Promise<number> {
    return this.page.evaluate<number>("document.getElementsByTagName('*').length");
  }

  /** By how many pixels what it shows is wider than the screen. */
  async overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }
}
