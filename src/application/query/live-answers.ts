/**
 * Answers questions about the live rows. An answer is joined from the texts of its rows, its tag is made from what tells the
 * state of the rows, so whoever has the answer already is told so before it is made.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { processOverview } from '../../../projections/index.js';
import type { Visibility } from '../../domain/access/visibility.js';
import type { Item, RowPlace, Scan } from '../../views/row-source.js';
import type { NarrowedRows, Narrowing } from '../../views/sqlite/narrowed-rows.js';
import type { Asked, RowVersions } from '../../views/sqlite/row-versions.js';
import type { RowHead } from '../../views/sqlite/sqlite-rows.js';
import type { ViewText, ViewTexts } from '../../views/sqlite/view-texts.js';
import type { Viewer } from '../access/viewer.js';
import type { ListOptions } from './ask.js';
import type { LiveMoment } from './as-of.js';
import { meets, narrowingOf } from './criteria.js';
import { readCursor, writeCursor } from './cursor.js';
import { rowNotFound, rowTooLarge } from '../refusals.js';
import { PageSize } from './page-size.js';
import { namedBy, unknownIds } from './unknown-ids.js';

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
  /** Of the rows that it is made of. */
  readonly state: string;
  /** Without its end, which tells the position. */
  readonly bytes: Buffer;
}

/** Tells at which revision a process was, seen from a position. */
export interface Revisions {
  revisionAt(processId: string, position: number): number | undefined;
}

/** A page of a narrowed list looks at no more rows than these. */
const MOST_LOOKED_AT = 2_000;

/** Who asks for it. */
interface Asker {
  readonly held: Held;
  readonly viewer: Viewer;
}

interface Reading {
  readonly scan: Scan;
  readonly now: number;
}

interface Page {
  readonly items: readonly ViewText[];
  /** Where the list goes on; undefined at its end. */
  readonly last: RowPlace | undefined;
}

/** What a kept answer takes besides its bytes. */
const OVERHEAD = 500;

export class LiveAnswers {
  private readonly kept: LRUCache<string, KeptAnswer>;

  /** `bytes` bounds the answers that are kept. */
  constructor(
    private readonly texts: ViewTexts,
    private readonly narrowedRows: NarrowedRows,
    private readonly versions: RowVersions,
    private readonly revisions: Revisions,
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
  list(question: ListOptions & Asked, moment: LiveMoment, asker: Asker): LiveAnswer {
    const { visibility } = asker.viewer;
    const { projection, process, criteria, order, limit, cursor } = question;
    const after = cursor === undefined ? undefined : readCursor(cursor, order);
    const unknown = unknownIds(namedBy(projection, criteria), () => ({ source: moment.source, process }));
    const told = unknown.length === 0 ? '' : `"unknown":${JSON.stringify(unknown)},`;
    const asked = JSON.stringify([projection.name, process, criteria, order, limit, cursor, told]);
    return this.answer(asked, { question, moment, asker }, () => {
      const scan = { process, ...order, after, visibility };
      const narrowing = narrowingOf(projection, criteria, moment.now);
      const { items, last } = narrowing
        ? this.narrowed(question, { scan, narrowing, now: moment.now })
        : this.page(question, { scan, now: moment.now });
      return [
        '{"items":[',
        ...items.flatMap(({ text }, index) => (index === 0 ? [text] : [',', text])),
        `],"nextCursor":${JSON.stringify(last ? writeCursor(last, order) : null)},`,
        `${told}"version":${projection.version}`,
      ];
    });
  }

  private page({ projection, limit }: ListOptions & Asked, { scan, now }: Reading): Page {
    const items: ViewText[] = [];
    const size = new PageSize(limit);
    for (const text of this.texts.scan(projection, scan, { now, size: limit + 1 })) {
      if (!size.takes(text.text.length)) return { items, last: items.at(-1) };
      items.push(text);
    }
    return { items, last: undefined };
  }

  /** A page that ends before it is full where it would have to look at too many rows: the list goes on there. */
  private narrowed(
    { projection, criteria, limit }: ListOptions & Asked,
    { scan, narrowing, now }: Reading & { readonly narrowing: Narrowing },
  ): Page {
    const items: ViewText[] = [];
    const size = new PageSize(limit);
    let looked = 0;
    let last: RowHead | undefined;
    for (const { head, isMeant } of this.narrowedRows.candidates(projection, scan, narrowing)) {
      if (looked === MOST_LOOKED_AT && last) return { items, last: last.place() };
      looked++;
      last = head;
      const text = isMeant ? this.texts.of(projection, head, now, scan.visibility) : undefined;
      if (!text || !meets(projection, criteria, itemIn(text))) continue;
      if (!size.takes(text.text.length)) return { items, last: items.at(-1) };
      items.push(text);
    }
    return { items, last: undefined };
  }

  /** Forgets the answers that are kept, and the texts that they are made of. */
  forget(): void {
    this.kept.clear();
    this.texts.forget();
  }

  /** @throws Refused not-found, answer-too-large */
  one(question: Asked & { readonly key: string }, moment: LiveMoment, asker: Asker): LiveAnswer {
    const { projection, process = '', key } = question;
    const found = this.texts.one(projection, { process, key }, moment.now, asker.viewer.visibility);
    if (!found) throw rowNotFound(projection.name, key);
    if (found.isTooLarge) throw rowTooLarge(projection.name, key);
    // By the tag of a process a client says which revision it has seen, when it posts.
    const revision =
      projection.name === processOverview.name
        ? this.revisions.revisionAt(process, Number(moment.told.position))
        : undefined;
    const asked = JSON.stringify([projection.name, process, key]);
    return this.answer(asked, { question, moment, asker, revision }, () => [
      found.text.subarray(0, -1),
      `,"version":${projection.version}`,
    ]);
  }

  private answer(
    asked: string,
    {
      question,
      moment,
      asker: { held, viewer },
      revision,
    }: {
      readonly question: Asked;
      readonly moment: LiveMoment;
      readonly asker: Asker;
      readonly revision?: number | undefined;
    },
    make: () => readonly (string | Buffer)[],
  ): LiveAnswer {
    const { position } = moment.told;
    const made = (): Buffer => joined(make());
    const state = this.versions.stateOf(question, moment.now);
    // The state of the rows of several processes moves with those that are hidden: only the content tells what is seen of it.
    const isByContent = viewer.isLimited && (question.process ?? '') === '';
    const { tag, bytes } = isByContent
      ? this.byContent(asked, state, viewer.visibility, made)
      : this.byState(asked, state, revision, { held, made });
    if (!bytes || held(tag)) return { tag, position };
    return { tag, position, bytes: joined([bytes, `,"position":${JSON.stringify(position)}}`]) };
  }

  private byState(
    asked: string,
    state: string,
    revision: number | undefined,
    { held, made }: { readonly held: Held; readonly made: () => Buffer },
  ): { readonly tag: string; readonly bytes?: Buffer } {
    const tag = tagOf(asked, state, revision);
    if (held(tag)) return { tag };
    const known = this.kept.get(asked);
    if (known?.tag === tag) return known;
    const answer = { tag, state, bytes: made() };
    this.kept.set(asked, answer);
    return answer;
  }

  /** Made anew when the rows have changed, also where what is seen of them turns out to be the same. */
  private byContent(asked: string, state: string, visibility: Visibility, made: () => Buffer): KeptAnswer {
    const name = `${asked}\n${JSON.stringify(visibility)}`;
    const known = this.kept.get(name);
    if (known?.state === state) return known;
    const bytes = made();
    const answer = { tag: tagOf(asked, bytes, undefined), state, bytes };
    this.kept.set(name, answer);
    return answer;
  }
}

/** `state` tells what is answered from every other answer. */
function tagOf(asked: string, state: string | Buffer, revision: number | undefined): string {
  const named = typeof state === 'string' ? `${asked}\n${state}` : joined([`${asked}\n`, state]);
  const digest = hash('sha256', named, 'base64url').slice(0, 22);
  return revision === undefined ? `"${digest}"` : `"${revision}.${digest}"`;
}

function joined(parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function itemIn({ text }: ViewText): Item {
  return JSON.parse(text.toString()) as Item;
}
