/**
 * Answers questions about the live rows. An answer is joined from the texts of its rows, its tag is made from what tells the
 * state of the rows, so whoever has the answer already is told so before it is made.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Item } from '../../views/row-source.js';
import type { Asked, RowVersions } from '../../views/sqlite/row-versions.js';
import type { ViewText, ViewTexts } from '../../views/sqlite/view-texts.js';
import type { ListOptions } from './ask.js';
import type { LiveMoment } from './as-of-reader.js';
import { meets } from './criteria.js';
import { readCursor, writeCursor } from './cursor.js';
import { rowNotFound } from '../refusals.js';

export interface LiveAnswer {
  readonly tag: string;
  readonly position: string;
  /** JSON; absent where the asker holds what the tag names. */
  readonly bytes?: Buffer;
}

/** Whether who asks holds the answer of a tag. */
export type Held = (tag: string) => boolean;

interface KeptAnswer {
  readonly tag: string;
  /** Without its end, which tells the position. */
  readonly bytes: Buffer;
}

/** What a kept answer takes besides its bytes. */
const OVERHEAD = 500;

export class LiveAnswers {
  private readonly kept: LRUCache<string, KeptAnswer>;

  /** `bytes` bounds the answers that are kept. */
  constructor(
    private readonly texts: ViewTexts,
    private readonly versions: RowVersions,
    bytes: number,
  ) {
    this.kept = new LRUCache({
      maxSize: bytes,
      maxEntrySize: bytes,
      sizeCalculation: (answer) => OVERHEAD + answer.bytes.length,
    });
  }

  /** Bytes that are kept, of answers and of the texts of rows. */
  get size(): number {
    return this.kept.calculatedSize + this.texts.size;
  }

  /** @throws Refused invalid-cursor */
  list(question: ListOptions & Asked, moment: LiveMoment, held: Held): LiveAnswer {
    const { projection, process, criteria, order, limit, cursor } = question;
    const after = cursor === undefined ? undefined : readCursor(cursor, order);
    const asked = JSON.stringify([projection.name, process, criteria, order, limit, cursor]);
    return this.answer(asked, { question, moment, held }, () => {
      const scan = { process, ...order, after };
      const page: ViewText[] = [];
      for (const text of this.texts.scan(projection, scan, { now: moment.now, size: limit + 1 })) {
        if (criteria.of !== 'everything' && !meets(criteria, itemIn(text))) continue;
        page.push(text);
        if (page.length > limit) break;
      }
      const more = page.length > limit;
      const items = more ? page.slice(0, limit) : page;
      const last = more ? items.at(-1) : undefined;
      return [
        '{"items":[',
        ...items.flatMap(({ text }, index) => (index === 0 ? [text] : [',', text])),
        `],"nextCursor":${JSON.stringify(last ? writeCursor(last, order) : null)},`,
        `"version":${projection.version}`,
      ];
    });
  }

  /** @throws Refused not-found */
  one(question: Asked & { readonly key: string }, moment: LiveMoment, held: Held): LiveAnswer {
    const { projection, process = '', key } = question;
    const found = this.texts.one(projection, { process, key }, moment.now);
    if (!found) throw rowNotFound(projection.name, key);
    return this.answer(JSON.stringify([projection.name, process, key]), { question, moment, held }, () => [
      found.text.subarray(0, -1),
      `,"version":${projection.version}`,
    ]);
  }

  private answer(
    asked: string,
    {
      question,
      moment,
      held,
    }: { readonly question: Asked; readonly moment: LiveMoment; readonly held: Held },
    make: () => readonly (string | Buffer)[],
  ): LiveAnswer {
    const { position } = moment.told;
    const tag = tagOf(asked, this.versions.stateOf(question, moment.now));
    if (held(tag)) return { tag, position };
    const known = this.kept.get(asked);
    const bytes = known?.tag === tag ? known.bytes : joined(make());
    if (known?.bytes !== bytes) this.kept.set(asked, { tag, bytes });
    return { tag, position, bytes: joined([bytes, `,"position":${JSON.stringify(position)}}`]) };
  }
}

function tagOf(asked: string, state: string): string {
  return `"${hash('sha256', `${asked}\n${state}`, 'base64url').slice(0, 22)}"`;
}

function joined(parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function itemIn({ text }: ViewText): Item {
  return JSON.parse(text.toString()) as Item;
}
