/** A desk that has loaded a sample history through the API. */
import { openDesk, type Desk } from '../http/desk.js';
import { sampleLines } from './samples.js';

/** So many a request: not the number that the demo loads by. */
const BATCH = 37;

/** @param name of the file */
export async function deskWith(name: string): Promise<Desk> {
  const desk = await openDesk('2026-11-01T09:00:00Z');
  const lines = sampleLines(name);
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    await desk.record(batch[0]?.processId ?? '', ...batch.map(({ entry }) => entry));
  }
  return desk;
}
