/** Law 3, on a real disk: a projector that is killed while it catches up, over and over, ends as if it had never been. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/application/log/decode.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { collect } from '../contract/sample-events.js';
import { assessed, idOf, joined, made, opened, type Posted } from '../domain/decisions/entries.js';
import { randomFrom } from '../log/random.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { WritingProcess } from '../log/writing-process.js';
import { append, openLog } from '../project/running-projector.js';
import { compileProjector } from './compiled-projector.js';
import { contents, readModels, readModelsOf } from './read-models.js';
import { SEED, seeded } from './seed.js';

const KILLS = 5;
/** So many that the rows are committed several times on the way. */
const COMMITMENTS = 2_000;

let compiled: ReturnType<typeof compileProjector>;
beforeAll(() => {
  compiled = compileProjector();
});
afterAll(() => {
  compiled.remove();
});

/** Some thousand entries, of which some come late. */
function entriesOf(process: string): Posted[] {
  const own = (entry: Posted, name: string): Posted => ({ ...entry, id: idOf(`${process} ${name}`) });
  const start = [own(opened, 'opened'), own(joined('hamas'), 'joined')];
  const commitments = Array.from({ length: COMMITMENTS }, (_, i) => {
    const id = `point-${i}`;
    return [
      own(made(id, '2025-10-01'), id),
      ...['2025-12-01', '2025-11-01'].map((on) => own(assessed(id, 'minimum', on), `${id} ${on}`)),
    ];
  });
  return [...start, ...commitments.flat()];
}

async function decodedIn(folder: string): Promise<RecordedEntry[]> {
  const log = await openLog(folder);
  const entries = (await collect(log.readAll())).map(decode);
  await log.close();
  return entries.flatMap((decoded) => (decoded.outcome === 'entry' ? [decoded.entry] : []));
}

describe('a projector that is killed while it catches up', () => {
  it(`ends with what one batch of all would have left ${seeded}`, async () => {
    const folder = temporaryFolder();
    const random = randomFrom(SEED);
    const processes = ['gaza-2025', 'sudan-2023', 'yemen-2018'];
    const log = await openLog(folder);
    for (const process of processes) await append(log, entriesOf(process), process);
    await log.close();

    let reached = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const running = new WritingProcess(compiled.program, folder, '');
      await running.said(1 + Math.floor(random() * 20));
      await running.kill();
      const { db, views } = readModels(join(folder, 'views.db'));
      const { position } = views.checkpoint();
      const held = db.prepare<[], { held: number }>('SELECT COUNT(*) held FROM history').get()?.held;
      expect(held).toBe(position);
      expect(position).toBeGreaterThanOrEqual(reached);
      reached = position;
      db.close();
    }
    const last = new WritingProcess(compiled.program, folder, '');
    await last.end();
    expect(last.lines.at(-1)).toBe('done');
    expect(last.linesThatSay('failed')).toEqual([]);

    const caughtUp = readModels(join(folder, 'views.db'));
    const whole = readModelsOf(await decodedIn(folder));
    expect(contents(caughtUp)).toEqual(contents(whole));
    for (const { db } of [caughtUp, whole]) db.close();
  });
});
