/** Where the rows of a read model are asked for, said once: routes, OpenAPI operations, feeds and the tests' lists are made of it. */

interface Named {
  readonly name: string;
  readonly description: string;
  /** A value that the sample history has an answer for. */
  readonly example: string;
}

/** A query parameter that narrows a list. Ids and words may be several, separated by commas. */
export type FilterParameter = Named &
  (
    | { readonly takes: 'ids' | 'flag' | 'date' }
    | { readonly takes: 'words'; readonly words: readonly string[] }
  );

export interface Filter {
  /** Which criteria the parameters make: see `src/application/query/criteria.ts`. */
  readonly criteria: 'commitments' | 'timeline';
  readonly parameters: readonly FilterParameter[];
}

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
