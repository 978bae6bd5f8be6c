/** Guards the size of the desk: what a browser loads first, and that no page brings what only another needs. */
import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const built = new URL('../../dist/web/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8')) as Record<string, Chunk>;

/** Bytes that a page loads: its scripts and styles compressed, and its fonts, which are already. */
function bytesOf(entries: readonly string[], fonts: RegExp): number {
  const files = new Set<string>(['index.html']);
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(add);
  };
  entries.forEach(add);
  for (const { file } of Object.values(manifest)) if (fonts.test(file)) files.add(file);
  return [...files]
    .map((file) => statSync(new URL(/\.(js|css)$/.test(file) ? `${file}.gz` : file, built)).size)
    .reduce((sum, one) => sum + one, 0);
}

const LATIN = /(sans-latin-(400|600)|serif-4-latin-600)/;
const LIMIT = 250_000;

it.each([
  ['the processes', ['index.html', 'src/pages/processes.tsx']],
  ['a process', ['index.html', 'src/pages/process.tsx', 'src/parts/time-bar.tsx']],
])('the first load of %s is at most 250 kB, fonts and all', (_page, entries) => {
  expect(bytesOf(entries, LATIN)).toBeLessThanOrEqual(LIMIT);
});

it('what an entry is shown with comes when one is opened', () => {
  const first = bytesOf(['index.html'], /^$/);
  expect(bytesOf(['index.html', 'src/parts/entry-drawer.tsx'], /^$/)).toBeGreaterThan(first + 10_000);
});
