/** Decides every line of an import on a log that nobody else sees, and tells each that would be refused. */
import { MissingItems } from '../append/unread-items.js';
import { EntriesRefused } from '../refusals.js';
import { asTold, recordBatch, type RefusedLine } from './batches.js';
import { inWindows, type BadLine, type EntryLine, type ImportLine } from './lines.js';
import type { Recording } from './record-lines.js';
import { count, newTally, type ImportStep, type Tally } from './steps.js';

/** So many refused lines are told; the others are counted. */
const MOST_TOLD = 1_000;
/** A batch that is refused again and again without the lines that were refused is decided line by line. */
const MOST_ROUNDS = 4;

export async function* decideLines(
  arrivals: AsyncIterable<readonly ImportLine[]>,
  recording: Recording,
): AsyncGenerator<ImportStep> {
  const tally = newTally();
  const deciding = new Deciding(recording, tally);
  try {
    for await (const { entries, bad, line } of inWindows(arrivals)) {
      const refused = [...bad, ...(await deciding.window(entries))];
      for (const one of refused.sort((a, b) => a.line - b.line)) {
        tally.refused += 1;
        if (tally.refused <= MOST_TOLD) yield { kind: 'refused', ...one, tally };
      }
      tally.line = line;
      yield { kind: 'progress', tally };
    }
  } catch (error) {
    yield { kind: 'refused', line: tally.line + 1, error, tally };
    return;
  }
  yield { kind: 'done', tally };
}

class Deciding {
  /** What refused lines would have brought, by their process. */
  private readonly missing = new Map<string, MissingItems>();

  constructor(
    private readonly recording: Recording,
    private readonly tally: Tally,
  ) {}

  /** Gives the lines that are to be told. */
  async window(entries: readonly EntryLine[]): Promise<BadLine[]> {
    const told: BadLine[] = [];
    for (const group of Map.groupBy(entries, ({ processId }) => processId).values())
      told.push(...(await this.batch(group, MOST_ROUNDS)));
    return told;
  }

  private async batch(entries: readonly EntryLine[], rounds: number): Promise<BadLine[]> {
    const told: BadLine[] = [];
    let open = entries;
    for (let round = 0; open.length > 0; round++) {
      if (round === rounds && open.length > 1) {
        for (const entry of open) told.push(...(await this.batch([entry], rounds)));
        return told;
      }
      const outcome = await recordBatch(this.recording.record, this.recording.recordedBy, open);
      switch (outcome.outcome) {
        case 'recorded':
          count(this.tally, outcome.receipt);
          return told;
        case 'divide': {
          const half = Math.ceil(open.length / 2);
          for (const part of [open.slice(0, half), open.slice(half)])
            told.push(...(await this.batch(part, rounds)));
          return told;
        }
        case 'refused': {
          const lines = new Set(outcome.refused.map(({ entry }) => entry.line));
          told.push(...this.toTell(outcome.refused));
          open = open.filter(({ line }) => !lines.has(line));
        }
      }
    }
    return told;
  }

  /** Leaves out what only refers to lines that are refused themselves. */
  private toTell(refused: readonly RefusedLine[]): BadLine[] {
    const told: BadLine[] = [];
    for (const one of refused) {
      const { entry, error } = one;
      const { processId, item } = entry;
      const missing = this.missing.get(processId);
      const isOwn =
        !(error instanceof EntriesRefused) ||
        error.refusals.some((refusal) => missing?.explain(item, refusal) !== true);
      if (isOwn) told.push(asTold(one));
      else this.tally.following += 1;
      this.note(processId, item);
    }
    return told;
  }

  private note(processId: string, item: unknown): void {
    const missing = this.missing.get(processId) ?? new MissingItems();
    missing.add(item);
    if (this.missing.size < MOST_TOLD) this.missing.set(processId, missing);
  }
}
