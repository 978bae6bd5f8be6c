/** Where the rows of a read model are asked for, said once: routes, OpenAPI operations, feeds and the tests' lists are made of it. */
import type { SubjectKind } from '../src/domain/events/subject.js';
import type { Facet } from './projection.js';

interface Named {
  readonly name: string;
  readonly description: string;
  /** A value that the sample history has an answer for. */
  readonly example: string;
}

/** What an id in a filter names. */
export type NamedKind = Exclude<SubjectKind, 'process'>;

/** The instants (ISO, UTC) between which something was, or is to be; `latest` is null for an open end. */
interface Between {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/**
 * A query parameter that narrows a list. Ids and words may be several, separated by commas. Each says what of a view it is
 * compared with, and by which facets such rows are found: those of its own name and value unless it says others.
 */
export type FilterParameter<View extends object = object> = Named &
  (
    | {
        readonly takes: 'ids';
        /** An id that is none of these is told to who asks. */
        readonly kinds: readonly NamedKind[];
        of(view: View): readonly (string | null)[];
        foundBy?(id: string): readonly Facet[];
      }
    | {
        readonly takes: 'words';
        readonly words: readonly string[];
        of(view: View): readonly (string | null)[];
        foundBy?(word: string): readonly Facet[];
      }
    | {
        readonly takes: 'flag';
        of(view: View): boolean;
        /** It becomes true by time alone: such rows are found by when their views change, not by a facet. */
        readonly byTime?: true;
      }
    | {
        readonly takes: 'date';
        /**
         * `before`: it ended before the moment began, and the first number of the natural order is its end. `from`, `to`: it may have
         * been at or after the beginning of the moment, at or before its end; the first number is its beginning, and see `placed`.
         */
        readonly bound: 'before' | 'from' | 'to';
        of(view: View): Between | null;
      }
  );

export type Filter<View extends object = object> = readonly FilterParameter<View>[];

export interface Resource {
  /** The last part of its URLs: `phases`. */
  readonly path: string;
  /** What a row is, and what several are: `Phase`, `Phases`. Operations are named by it: `getPhase`, `listPhases`. */
  readonly one: string;
  readonly many: string;
  /** The exported type that `view` gives: the schema of the rows is made of it. */
  readonly view: string;
  /** What the rows say, in a sentence or two. */
  readonly description: string;
  /** Below a process (`/v1/processes/{processId}/phases`), across processes (`/v1/phases`), or both. */
  readonly lists: readonly ('process' | 'all')[];
  /** The path parameter that names a row, an id; absent: rows are asked for in lists only. */
  readonly key?: Pick<Named, 'name' | 'example'>;
  readonly filter?: Filter;
}
