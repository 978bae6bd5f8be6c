/** What a feed is asked for, and how a changed row is told to those who ask for it. */
import { processOverview } from '../../../projections/index.js';
import { seenBy, type Visibility } from '../../domain/access/visibility.js';
import type { Projection } from '../../../projections/projection.js';
import { isWithoutView, type Item } from '../../views/row-source.js';
import type { ChangedRow, Scope } from '../../views/sqlite/sqlite-rows.js';
import { SEES_ALL, type Viewer } from '../access/viewer.js';
import type { NamedIds } from '../query/unknown-ids.js';
import type { RowView } from './row-view.js';

export interface FeedQuestion {
  /** `phase-status`, or `changes` for the feed of all. */
  readonly name: string;
  readonly projections: readonly Projection[];
  readonly scope: Scope;
  /** The filter as text: questions of the same name, scope and text accept the same rows. */
  readonly filter: string;
  readonly accepts: (item: Item, projection: Projection) => boolean;
  /** Puts the row of a read model, JSON, as it is told to those who ask; absent: as it is. `filter` says which way. */
  readonly told?: ((row: string, projection: string) => string) | undefined;
  /** The ids that the filter names. */
  readonly named?: readonly NamedIds[];
  /** Where the client stands, an id of ours, if it has been here. */
  readonly after?: string | undefined;
}

/** The name of the feed of all read models. */
export const CHANGES = 'changes';

export class Question {
  /** The same for all who are told the same. */
  readonly key: string;
  readonly name: string;
  /** As narrow as what was asked allows: rows are found by it. */
  readonly scope: Scope;
  /** Who is told sees no more than this. */
  readonly visibility: Visibility;
  /** See `Access.editionOf`. */
  readonly access: string;
  private readonly byName: ReadonlyMap<string, Projection>;
  private readonly isSeen: (processId: string) => boolean;

  constructor(
    private readonly asked: FeedQuestion,
    { visibility, edition }: Pick<Viewer, 'visibility' | 'edition'> = SEES_ALL,
  ) {
    const { name, scope, filter, projections } = asked;
    this.name = name;
    this.visibility = visibility;
    this.access = edition;
    this.scope = { ...narrowed(scope, projections), visibility };
    const seen = visibility.kind === 'all' ? [] : [visibility];
    this.key = JSON.stringify([name, scope.projections, scope.process, scope.key, filter, edition, ...seen]);
    this.isSeen = seenBy(visibility);
    this.byName = new Map(projections.map((projection) => [projection.name, projection]));
  }

  /** The names of the read models that it is about. */
  get projections(): Iterable<string> {
    return this.scope.projections ?? this.byName.keys();
  }

  /** What of the rows of no process is told is decided by the processes that are seen: undefined where all are. */
  get seesSome(): Visibility | undefined {
    return this.visibility.kind === 'all' ? undefined : this.visibility;
  }

  /** Whether it is about rows of no process. */
  get tellsShared(): boolean {
    return [...this.byName.values()].some(({ scope }) => scope === 'global');
  }

  /** Whether a row, as all see it, is one to tell of. */
  isTold({ at: { process } }: ChangedRow): boolean {
    return this.visibility.kind === 'all' || (process !== '' && this.isSeen(process));
  }

  projectionOf({ projection }: ChangedRow): Projection | undefined {
    return this.byName.get(projection);
  }

  accepts({ item, projection }: RowView): boolean {
    try {
      return this.asked.accepts(item, projection);
    } catch (error) {
      // A row without a view says nothing to filter by.
      if (isWithoutView(item)) return false;
      throw error;
    }
  }

  /** The data of a `row`; `cause` names the recorded entries that made the change. */
  row(changed: ChangedRow, view: RowView, { caused }: { readonly caused: boolean }): string {
    const cause = caused ? `,"cause":${JSON.stringify(changed.cause)}` : '';
    const row = this.asked.told?.(view.json, changed.projection) ?? view.json;
    return `{${this.address(changed)},"row":${row},"position":"${changed.position}"${cause}}`;
  }

  /** The data of a `gone`. */
  gone(changed: ChangedRow): string {
    return `{${this.address(changed)}}`;
  }

  private address(changed: ChangedRow): string {
    const projection = this.name === CHANGES ? `"projection":${JSON.stringify(changed.projection)},` : '';
    return `${projection}"key":${JSON.stringify(this.keyOf(changed))}`;
  }

  /** Where the URL names no process, the key of a process's row begins with it. */
  private keyOf({ projection, at: { process, key } }: ChangedRow): string {
    const plain =
      this.asked.scope.process !== undefined || process === '' || projection === processOverview.name;
    return plain ? key : `${process}/${key}`;
  }
}

/** Names the read models of a process's rows, and that a row across processes is of none: both are columns of an index. */
function narrowed(scope: Scope, projections: readonly Projection[]): Scope {
  const isGlobal = projections.every((projection) => projection.scope === 'global');
  const process = scope.process ?? (isGlobal ? '' : undefined);
  const names = scope.projections ?? projections.map(({ name }) => name);
  return { ...scope, process, projections: process === undefined ? scope.projections : names };
}
