/** Answers questions about the read models: lists in pages, single rows, and what changed between two moments. */
import type { Projection } from '../../../projections/projection.js';
import type { Generations } from '../project/generations.js';
import { Refused } from '../refusals.js';
import { readCursor, writeCursor } from './cursor.js';
import type { AsOf, AsOfReader, AnswerContext } from './as-of-reader.js';
import { itemOf, type FoundRow, type Item } from '../../views/row-source.js';

export type { Item } from '../../views/row-source.js';

export interface Order {
  readonly by: 'key' | 'sort';
  readonly descending: boolean;
}

export interface ListQuestion {
  readonly projection: Projection;
  readonly process?: string | undefined;
  readonly moment: AsOf;
  readonly accepts: (item: Item) => boolean;
  readonly order: Order;
  /** From 1. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ListAnswer extends AnswerContext {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  /** The version of the read model that answers. */
  readonly version: number;
}

export interface RowAnswer extends AnswerContext {
  readonly item: Item;
  readonly version: number;
}

export class Ask {
  constructor(
    private readonly moments: AsOfReader,
    private readonly generations: Generations,
  ) {}

  /** @throws Refused process-not-found, invalid-query, invalid-cursor, not-caught-up */
  async list(question: ListQuestion): Promise<ListAnswer> {
    const { projection, process, order, limit } = question;
    this.generations.expectCurrent(projection);
    const { source, now, told } = await this.moments.existingSnapshotAt(process, question.moment);
    const after = question.cursor === undefined ? undefined : readCursor(question.cursor, order);
    const items: Item[] = [];
    let last: FoundRow | undefined;
    let more = false;
    for (const found of source.scan(projection, { process, ...order, after })) {
      const item = itemOf(source, projection, found, now);
      if (!question.accepts(item)) continue;
      more = items.length === limit;
      if (more) break;
      items.push(item);
      last = found;
    }
    const nextCursor = more && last ? writeCursor(last, order) : null;
    return { items, nextCursor, version: projection.version, ...told };
  }

  /** @throws Refused not-found, process-not-found, invalid-query, not-caught-up */
  async one(
    projection: Projection,
    process: string | undefined,
    key: string,
    moment: AsOf,
  ): Promise<RowAnswer> {
    this.generations.expectCurrent(projection);
    const { source, now, told } = await this.moments.existingSnapshotAt(process, moment);
    const found = source.one(projection, { process: process ?? '', key });
    if (!found)
      throw new Refused(
        'not-found',
        `expected a row of ${projection.name} that is on the record, "${key}" is not`,
      );
    return { item: itemOf(source, projection, found, now), version: projection.version, ...told };
  }
}
