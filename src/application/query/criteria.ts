/**
 * What a list is narrowed to, as plain data: it can be handed to another thread, and two questions can be compared by it. What
 * it means is said by the filter of the read model.
 */
import type { Facet, Projection } from '../../../projections/projection.js';
import type { Filter, FilterParameter } from '../../../projections/resource.js';
import { NARROW_MS, PLACED_LATER, PLACED_WIDE } from '../../../projections/spans.js';
import { isWithoutView, type Item } from '../../views/row-source.js';
import { facetName } from '../../views/sqlite/facets.js';
import type { Narrowing } from '../../views/sqlite/narrowed-rows.js';

/** Ids or words, of which one has to be met; a flag; an instant in ms since the epoch. */
export type Criterion = readonly string[] | boolean | number;

/** By the name of the parameter; without any, the whole list. */
export type Criteria = Readonly<Record<string, Criterion>>;

/** A parameter with what is given for it. */
interface Given {
  readonly parameter: FilterParameter;
  readonly criterion: Criterion;
}

function* given({ resource }: Projection, criteria: Criteria): Iterable<Given> {
  const filter: Filter = resource?.filter ?? [];
  for (const parameter of filter) {
    const criterion = criteria[parameter.name];
    if (criterion !== undefined) yield { parameter, criterion };
  }
}

/** What an index tells of the rows that are asked for at a moment (ms); undefined: all of them are. */
export function narrowingOf(projection: Projection, criteria: Criteria, now: number): Narrowing | undefined {
  if (isEverything(criteria)) return undefined;
  const wanted = [...given(projection, criteria)];
  return {
    facets: wanted.flatMap(({ parameter, criterion }) => facetsOf(parameter, criterion) ?? []),
    wokenBy: wanted.some(isByTime) ? now : undefined,
    span: spanOf(wanted),
  };
}

/** One list, of which a row has one; undefined where no facet tells it. */
function facetsOf(parameter: FilterParameter, criterion: Criterion): [readonly string[]] | undefined {
  const { name } = parameter;
  switch (parameter.takes) {
    case 'ids':
    case 'words': {
      const foundBy = (value: string): readonly Facet[] => parameter.foundBy?.(value) ?? [{ name, value }];
      return [listOf(criterion).flatMap(foundBy).map(facetName)];
    }
    case 'flag':
      return parameter.byTime ? undefined : [[facetName({ name, value: String(criterion) })]];
    case 'date':
      return undefined;
  }
}

function isByTime({ parameter, criterion }: Given): boolean {
  return parameter.takes === 'flag' && parameter.byTime === true && criterion === true;
}

function spanOf(wanted: readonly Given[]): Narrowing['span'] {
  let [from, to] = [-Infinity, Infinity];
  for (const { parameter, criterion } of wanted) {
    if (parameter.takes !== 'date') continue;
    const instant = Number(criterion);
    if (parameter.bound === 'from') from = Math.max(from, instant - NARROW_MS);
    else to = Math.min(to, parameter.bound === 'to' ? instant + 1 : instant);
  }
  if (from === -Infinity && to === Infinity) return undefined;
  return { from, to, before: facetName(PLACED_WIDE), after: facetName(PLACED_LATER) };
}

/** Whether an item of the list that the criteria are for meets them. A row without a view is in the whole list alone. */
export function meets(projection: Projection, criteria: Criteria, item: Item): boolean {
  if (isWithoutView(item)) return isEverything(criteria);
  for (const { parameter, criterion } of given(projection, criteria))
    if (!isMet(parameter, criterion, item)) return false;
  return true;
}

function isMet(parameter: FilterParameter, criterion: Criterion, item: Item): boolean {
  switch (parameter.takes) {
    case 'ids':
    case 'words': {
      const wanted = listOf(criterion);
      return parameter.of(item).some((one) => one !== null && wanted.includes(one));
    }
    case 'flag':
      return parameter.of(item) === criterion;
    case 'date': {
      const found = parameter.of(item);
      return found !== null && isWithin(parameter.bound, Number(criterion), found);
    }
  }
}

function isWithin(
  bound: 'before' | 'from' | 'to',
  instant: number,
  { earliest, latest }: { readonly earliest: string | null; readonly latest: string | null },
): boolean {
  switch (bound) {
    case 'before':
      return latest !== null && Date.parse(latest) < instant;
    case 'from':
      return latest === null || Date.parse(latest) >= instant;
    case 'to':
      return earliest !== null && Date.parse(earliest) <= instant;
  }
}

function isEverything(criteria: Criteria): boolean {
  return Object.keys(criteria).length === 0;
}

function listOf(criterion: Criterion): readonly string[] {
  return typeof criterion === 'object' ? criterion : [];
}
