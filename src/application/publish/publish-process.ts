/** Publishes a process in a format that other programs read: a page, a calendar, a feed reader, a spreadsheet. */
import { hash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import type { PublicationFormat } from '../../exchange/publish/publication.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import type { RowVersions } from '../../views/sqlite/row-versions.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { RenderedAnswer, type HeavyQuestions } from '../heavy/heavy-questions.js';
import type { Generations } from '../project/generations.js';
import type { AsOf, LiveMoment } from '../query/as-of.js';
import type { AsOfReader } from '../query/as-of-reader.js';
import type { Reader } from '../query/ask.js';
import type { Criteria } from '../query/criteria.js';
import { READ } from './gather.js';

export type { PublicationFormat } from '../../exchange/publish/publication.js';

export interface ProcessPublication {
  readonly process: string;
  readonly format: PublicationFormat;
  readonly moment: AsOf;
  /** What its entries are narrowed to. */
  readonly criteria: Criteria;
  readonly languages: Languages | undefined;
  /** Where the server is reached. */
  readonly base: string;
}

/** A publication that who asks holds already. */
export interface HeldPublication {
  readonly tag: string;
  readonly position: string;
}

export class PublishProcess extends CallerQuery<RenderedAnswer | HeldPublication> {
  constructor(
    caller: Caller,
    readonly question: ProcessPublication,
    readonly asker: Omit<Reader, 'viewer'>,
  ) {
    super(caller);
  }
}

@QueryHandler(PublishProcess)
export class PublishProcessHandler implements IQueryHandler<PublishProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller, question, asker }: PublishProcess): Promise<RenderedAnswer | HeldPublication> {
    const { access, publications } = this.chancery;
    return publications.of(question, { ...asker, viewer: access.viewerOf(caller) });
  }
}

/** What a kept publication takes besides its text. */
const OVERHEAD = 500;

/** The publications of processes. Readers of feeds and calendars ask again and again: what has not changed is not made anew. */
export class Publications {
  private readonly kept: LRUCache<string, RenderedAnswer>;

  /** `bytes` bounds what is kept. */
  constructor(
    private readonly asOf: AsOfReader,
    private readonly generations: Generations,
    private readonly heavy: HeavyQuestions,
    private readonly versions: RowVersions,
    bytes: number,
  ) {
    this.kept = new LRUCache({
      maxSize: bytes,
      maxEntrySize: bytes,
      sizeCalculation: ({ text }) => OVERHEAD + 2 * text.length,
    });
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.kept.calculatedSize;
  }

  forget(): void {
    this.kept.clear();
  }

  /** @throws Refused process-not-found, invalid-query, not-caught-up, answer-too-large, too-many-questions */
  async of(question: ProcessPublication, reader: Reader): Promise<RenderedAnswer | HeldPublication> {
    const { visibility } = reader.viewer;
    const { process, moment: asked, ...rest } = question;
    for (const projection of READ) this.generations.expectCurrent(projection);
    const moment = await this.asOf.resolve(process, asked, visibility);
    const heavy = { kind: 'publication', ...rest, process, visibility } as const;
    if (moment.kind === 'past') return this.heavy.ask({ ...heavy, moment }, reader);
    const name = JSON.stringify([process, rest]);
    const tag = this.tagOf(name, process, moment);
    const { position } = moment.told;
    if (reader.held(tag)) return { tag, position };
    const known = this.kept.get(name);
    if (known?.tag === tag) return new RenderedAnswer({ ...known, position });
    // All that is on the record: entries may be dated some hours ahead.
    const all = { kind: 'past', at: Infinity, told: moment.told } as const;
    const made = await this.heavy.ask({ ...heavy, moment: all }, reader);
    const answer = new RenderedAnswer({ ...made, tag });
    this.kept.set(name, answer);
    return answer;
  }

  private tagOf(name: string, process: string, { now }: LiveMoment): string {
    const states = READ.map((projection) => this.versions.stateOf({ projection, process }, now));
    return `"${hash('sha256', JSON.stringify([name, states]), 'base64url').slice(0, 22)}"`;
  }
}
