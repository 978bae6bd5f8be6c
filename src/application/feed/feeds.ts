/** Opens feeds over the live rows. */
import type { Projection } from '../../../projections/projection.js';
import type { Generations } from '../project/generations.js';
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import { Feed, type FeedQuestion } from './feed.js';
import type { Heartbeat } from './heartbeat.js';

/** The name of the feed of all read models. */
export const CHANGES = 'changes';

export class Feeds {
  constructor(
    private readonly rows: SqliteRows,
    private readonly heartbeat: Heartbeat,
    private readonly generations: Generations,
  ) {}

  /** @throws Refused not-caught-up */
  open(question: FeedQuestion): Feed {
    const { rows, heartbeat, generations } = this;
    if (question.name !== CHANGES)
      for (const projection of question.projections) generations.expectCurrent(projection);
    const version = (name: string): string =>
      name === CHANGES ? generations.versionOfAll() : generations.versionOf(name);
    const isCurrent = ({ name, reads = [] }: Projection): boolean =>
      !generations.outdated().some((outdated) => outdated.name === name || reads.includes(outdated.name));
    return new Feed({ rows, heartbeat, version, isCurrent }, question);
  }
}
