/** Opens feeds over the live rows. */
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import type { Generations } from '../project/generations.js';
import { SEES_ALL, type Viewer } from '../access/viewer.js';
import { Editions } from './editions.js';
import { Feed, type FeedSources } from './feed.js';
import { Groups } from './groups.js';
import type { Heartbeat } from './heartbeat.js';
import { unknownIds } from '../query/unknown-ids.js';
import { LiveEnd } from './live-end.js';
import { writeContext } from './messages.js';
import { Pages } from './pages.js';
import { CHANGES, Question, type FeedQuestion } from './question.js';
import { Slices } from './slices.js';

export class Feeds {
  private readonly sources: FeedSources;

  /** `cache` bounds the pages that are kept for those who come at the same time, in bytes. */
  constructor(
    private readonly rows: SqliteRows,
    heartbeat: Heartbeat,
    private readonly generations: Generations,
    cache: number,
  ) {
    const [editions, groups, slices] = [new Editions(generations), new Groups(), new Slices()];
    const end = new LiveEnd({ rows, editions }, heartbeat, groups, slices);
    const pages = new Pages(rows, editions, cache);
    this.sources = { heartbeat, editions, pages, end, groups, slices };
  }

  /**
   * @param whileSeen gives a signal that aborts once the viewer sees something else, or the given one does
   * @throws Refused not-caught-up
   */
  open(
    question: FeedQuestion,
    viewer: Viewer = SEES_ALL,
    whileSeen?: (signal: AbortSignal) => AbortSignal,
  ): Feed {
    if (question.name !== CHANGES)
      for (const projection of question.projections) this.generations.expectCurrent(projection);
    const context = this.contextOf(question, viewer);
    return new Feed(this.sources, new Question(question, viewer), question.after, context, whileSeen);
  }

  /** The frame that tells the ids of the filter that name nothing; undefined where each names something. */
  private contextOf(
    { named = [], scope: { process } }: FeedQuestion,
    { visibility }: Viewer,
  ): string | undefined {
    const source = this.rows.seenBy(visibility);
    const unknown = unknownIds(named, () => ({ source, process }));
    return unknown.length === 0 ? undefined : writeContext({ unknown });
  }

  /** Forgets the pages that are kept. */
  forget(): void {
    this.sources.pages.forget();
  }

  /** How many different questions are followed at the live end. */
  get groups(): number {
    return this.sources.groups.size;
  }

  /** Bytes of pages that are kept. */
  get cached(): number {
    return this.sources.pages.size;
  }
}
