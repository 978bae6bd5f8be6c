/** The sample histories as they are shipped. */
import { readFileSync } from 'node:fs';

export interface SampleLine {
  readonly processId: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

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
