/** A process that is recorded on three days: as it began, then a late report, then a correction and a dispute. */
import {
  assessed,
  correct,
  declared,
  defined,
  determined,
  dispute,
  made,
  process,
  reported,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Query, type Row } from './desk.js';

export const release = made('release', '2025-10-08', { due: '2025-10-13' });
export const claim = reported('release', 'complete', '2025-10-13', 'hamas');
export const rating = assessed('release', 'intermediate', '2025-10-20');
export const preparing = determined('phase-2', 'preparing', '2025-12-19');
export const declaration = declared('phase-2', 'in_progress', '2025-10-13', { by: 'us' });
export const correction = correct(preparing, { occurred: '2025-11-20' });
export const denial = dispute(release, 'israel');

/** On 20, 22 and 24 December; the clock of the server then stands on the 26th. */
export async function recordOnThreeDays(): Promise<Desk> {
  const desk = await openDesk('2025-12-20T12:00:00Z');
  await desk.record('gaza-2025', ...process, defined('phase-2'), release, declaration, claim, preparing);
  desk.now('2025-12-22T12:00:00Z');
  await desk.record('gaza-2025', rating);
  desk.now('2025-12-24T12:00:00Z');
  await desk.record('gaza-2025', correction, denial);
  desk.now('2025-12-26T12:00:00Z');
  return desk;
}

/** What changed between two moments. */
export async function changed(desk: Desk, query: Query): Promise<Row[]> {
  return [...(await desk.rows('/v1/processes/gaza-2025/changes', query))];
}

export function of(rows: readonly Row[], projection: string): Row[] {
  return rows.filter((row) => row['projection'] === projection);
}
