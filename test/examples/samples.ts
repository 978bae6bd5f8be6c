/** The sample histories as they are shipped: the lines of a file, and a desk that has loaded it. */
import { readFileSync } from 'node:fs';
import { openDesk, type Desk } from '../http/desk.js';

export interface SampleLine {
  readonly processId: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** So many a request: not the number that the demo loads by. */
const BATCH = 37;

export function samplePage(name: string): URL {
  return new URL(`../../docs/examples/${name}`, import.meta.url);
}

export function sampleLines(name: string): SampleLine[] {
  return readFileSync(samplePage(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { processId, ...entry } = JSON.parse(line) as Record<string, unknown>;
      return { processId: String(processId), entry };
    });
}

/** A server that has loaded the file through its API. */
export async function deskWith(name: string): Promise<Desk> {
  const desk = await openDesk('2026-11-01T09:00:00Z');
  const lines = sampleLines(name);
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    await desk.record(batch[0]?.processId ?? '', ...batch.map(({ entry }) => entry));
  }
  return desk;
}
