/** Answers questions about the read models: lists in pages, single rows, and what changed between two moments. */
import type { Projection } from '../../../projections/projection.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import { itemOf, written, type Item, type RowPlace, type RowSource } from '../../views/row-source.js';
import type { RowKey } from '../../views/view-store.js';
import type { Asker, HeavyQuestions, RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Viewer } from '../access/viewer.js';
import { citedBy, type Cited, type NamedInAnswer, type ReadView, viewsOf } from '../cited/cited.js';
import type { Generations } from '../project/generations.js';
import { rowNotFound, rowTooLarge } from '../refusals.js';
import { readModel } from '../read-models.js';
import type { AnswerContext, AsOf } from './as-of.js';
import type { AsOfReader } from './as-of-reader.js';
import { meets, type Criteria } from './criteria.js';
import { readCursor, writeCursor } from './cursor.js';
import type { SearchOptions } from './search.js';
import { namedBy, unknownIds, type UnknownId } from './unknown-ids.js';
import type { Held, LiveAnswer, LiveAnswers } from './live-answers.js';
import { PageSize } from './page-size.js';
import type { Snapshot } from './snapshot.js';

export type { Item } from '../../views/row-source.js';

export interface Order {
  readonly by: 'key' | 'sort';
  readonly descending: boolean;
}

/** Which rows of a list are given. */
export interface ListOptions {
  readonly criteria: Criteria;
  readonly order: Order;
  /** From 1. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ListQuestion extends ListOptions {
  readonly projection: Projection;
  readonly process?: string | undefined;
  readonly moment: AsOf;
  /** What an answer about the past is given in; one about the live rows has all languages. */
  readonly languages?: Languages | undefined;
}

/** A page of a list, and what it says of its moment. */
export interface ListAnswer extends AnswerContext {
  /** The rows of the page. */
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  /** The ids in filters that name nothing; absent where each names something. */
  readonly unknown?: readonly UnknownId[];
  /** Only of a search: whether more was found than is ranked. Then the 5,000 entries that were recorded last are. */
  readonly truncated?: boolean;
  /** The version of the read model that answers. */
  readonly version: number;
}

export interface SearchQuestion extends SearchOptions {
  readonly projection: Projection;
  readonly process?: string | undefined;
  readonly moment: AsOf;
  /** As in a list. */
  readonly languages?: Languages | undefined;
}

export interface RowQuestion {
  readonly projection: Projection;
  readonly process: string | undefined;
  readonly key: string;
  readonly moment: AsOf;
  /** As in a list. */
  readonly languages?: Languages | undefined;
}

export interface RowAnswer extends AnswerContext {
  readonly item: Item;
  /** The version of the read model that answers. */
  readonly version: number;
}

/** What stands behind an answer about a process. */
export interface CitedQuestion {
  readonly process: string;
  readonly moment: AsOf;
  readonly named: NamedInAnswer;
}

/** Who asks, and what he holds already. */
export interface Reader extends Asker {
  readonly held: Held;
  readonly viewer: Viewer;
}

export class Ask {
  constructor(
    private readonly asOf: AsOfReader,
    private readonly generations: Generations,
    private readonly heavy: HeavyQuestions,
    private readonly live: LiveAnswers,
  ) {}

  /** Bytes that are kept to answer by. */
  get cached(): number {
    return this.live.size;
  }

  /** @throws Refused process-not-found, invalid-query, invalid-cursor, not-caught-up, too-many-entries, too-many-questions */
  async list(question: ListQuestion, reader: Reader): Promise<LiveAnswer | RenderedAnswer> {
    const { visibility } = reader.viewer;
    const { projection, process, criteria, order, limit, cursor, languages } = question;
    this.generations.expectCurrent(projection);
    const moment = await this.asOf.resolve(process, question.moment, visibility);
    if (moment.kind === 'live') return this.live.list(question, moment, reader);
    const asked = { projection: projection.name, process, visibility, moment, languages };
    return this.heavy.ask({ kind: 'list', ...asked, criteria, order, limit, cursor }, reader);
  }

  /** @throws Refused process-not-found, invalid-query, invalid-cursor, not-caught-up, too-many-entries, too-many-questions */
  async search(question: SearchQuestion, reader: Reader): Promise<RenderedAnswer> {
    const { visibility } = reader.viewer;
    const { projection, process, moment: asked, ...options } = question;
    this.generations.expectCurrent(projection);
    const moment = await this.asOf.resolve(process, asked, visibility);
    const asking = { kind: 'search' as const, projection: projection.name, process, visibility, ...options };
    if (moment.kind === 'past') return this.heavy.ask({ ...asking, moment }, reader);
    const { source, told } = moment;
    const unknown = unknownIds(namedBy(projection, question.criteria), () => ({ source, process }));
    const live = { kind: 'past' as const, at: Infinity, told };
    return this.heavy.ask({ ...asking, moment: live, unknown }, reader);
  }

  /** @throws Refused not-found, process-not-found, invalid-query, not-caught-up, too-many-entries, answer-too-large, too-many-questions */
  async one(question: RowQuestion, reader: Reader): Promise<LiveAnswer | RenderedAnswer> {
    const { visibility } = reader.viewer;
    const { projection, process, key, languages } = question;
    this.generations.expectCurrent(projection);
    const moment = await this.asOf.resolve(process, question.moment, visibility);
    if (moment.kind === 'live') return this.live.one({ projection, process, key }, moment, reader);
    const asked = { projection: projection.name, process, visibility, moment, languages };
    return this.heavy.ask({ kind: 'row', ...asked, key }, reader);
  }

  /** @throws Refused process-not-found, invalid-query, not-caught-up, too-many-questions */
  async cited(
    { process, moment: asked, named }: CitedQuestion,
    reader: Omit<Reader, 'held'>,
  ): Promise<Cited> {
    const { visibility } = reader.viewer;
    const moment = await this.asOf.resolve(process, asked, visibility);
    if (moment.kind === 'live') return citedBy(named, viewsIn(process, moment));
    const answer = await this.heavy.ask({ kind: 'cited', process, visibility, moment, named }, reader);
    return JSON.parse(answer.text) as Cited;
  }
}

/** The views of a process by read model and key. */
export function viewsIn(
  process: string,
  { source, now }: { readonly source: RowSource; readonly now: number },
): ReadView {
  return viewsOf((name, key) => {
    const projection = readModel(name);
    const found = source.one(projection, { process, key });
    return found && written(found, itemOf(source, projection, found, now)).item;
  });
}

/** A page of the rows of one process, or of all. `stoppedAfter` tells where a scan has stopped before its end. */
export function listRows(
  projection: Projection,
  { source, now, told }: Snapshot,
  { process, criteria, order, limit, cursor }: ListOptions & { readonly process?: string | undefined },
  stoppedAfter: () => RowPlace | undefined = () => undefined,
): ListAnswer {
  const after = cursor === undefined ? undefined : readCursor(cursor, order);
  const items: Item[] = [];
  const size = new PageSize(limit);
  let last: RowPlace | undefined;
  let more = false;
  for (const found of source.scan(projection, { process, ...order, after })) {
    const { item, text } = written(found, itemOf(source, projection, found, now));
    if (!meets(projection, criteria, item)) continue;
    more = !size.takes(text.length);
    if (more) break;
    items.push(item);
    last = found;
  }
  const next = more ? last : stoppedAfter();
  return { items, nextCursor: next ? writeCursor(next, order) : null, version: projection.version, ...told };
}

/** @throws Refused not-found, answer-too-large */
export function oneRow(projection: Projection, { source, now, told }: Snapshot, at: RowKey): RowAnswer {
  const found = source.one(projection, at);
  if (!found) throw rowNotFound(projection.name, at.key);
  const { item, isTooLarge } = written(found, itemOf(source, projection, found, now));
  if (isTooLarge) throw rowTooLarge(projection.name, at.key);
  return { item, version: projection.version, ...told };
}
