/** How the sheet of somebody else becomes rows of ours: a file that says what of each line goes where. */
import { isObject, ownField, type JsonObject } from '../../domain/validation/compounds.js';
import { shown } from '../../domain/validation/validation-context.js';

/** A text as it stands, or what a column of the line makes of it. */
export type MappedValue = string | ColumnValue;

export interface ColumnValue {
  readonly column: string;
  /** `id` makes an id of any text: lower case, `-` for what an id cannot have. */
  readonly as?: 'id' | undefined;
  /** What to write for what stands there; anything else is refused. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** What to write instead of what stands there, where anything does. */
  readonly write?: string | undefined;
  /** What to write where the cell is empty, or is none of `words`. */
  readonly otherwise?: string | undefined;
  /** Before and after what stands there, where anything does. */
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

export interface MappedRow {
  /** Names the row; the same name again in a process makes no second one. */
  readonly row: MappedValue;
  /** Only for lines whose column holds one of these, or none of them. */
  readonly when?: {
    readonly column: string;
    readonly is?: readonly string[];
    readonly isNot?: readonly string[];
  };
  /** What to write into our columns, by their names. */
  readonly cells: Readonly<Record<string, MappedValue>>;
}

export interface Mapping {
  /** The name of the sheet on the record. */
  readonly sheet: string;
  /** The id of the process that a line is of. */
  readonly process: MappedValue;
  /** By which column the lines are ordered first; absent: as they stand. */
  readonly sortBy?: string;
  /** What each line makes, one after the other. */
  readonly rows: readonly MappedRow[];
}

export type MappingReading =
  { readonly ok: true; readonly mapping: Mapping } | { readonly ok: false; readonly detail: string };

class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

function expected(place: string, what: string, actual: unknown): never {
  throw new Mismatch(`${place || 'the mapping'}: expected ${what}, got ${shown(actual)}`);
}

/** Reads a mapping file that was parsed as JSON. */
export function readMapping(file: unknown): MappingReading {
  try {
    const given = fields(file, '', ['sheet', 'process', 'sortBy', 'rows']);
    const { sortBy, rows } = given;
    if (!Array.isArray(rows) || rows.length === 0) expected('/rows', 'a list of rows', rows);
    const mapping: Mapping = {
      sheet: text(given['sheet'], '/sheet'),
      process: value(given['process'], '/process'),
      ...(sortBy !== undefined && { sortBy: text(sortBy, '/sortBy') }),
      rows: rows.map((row: unknown, at) => mappedRow(row, `/rows/${at}`)),
    };
    return { ok: true, mapping };
  } catch (error) {
    if (error instanceof Mismatch) return { ok: false, detail: error.message };
    throw error;
  }
}

/** The columns that a mapping reads. */
export function columnsRead({ process, sortBy, rows }: Mapping): ReadonlySet<string> {
  const values = [process, ...rows.flatMap(({ row, cells }) => [row, ...Object.values(cells)])];
  const read = values.flatMap((one) => (typeof one === 'string' ? [] : [one.column]));
  const asked = rows.flatMap(({ when }) => (when ? [when.column] : []));
  return new Set([...read, ...asked, ...(sortBy === undefined ? [] : [sortBy])]);
}

function mappedRow(given: unknown, place: string): MappedRow {
  const { row, when, cells } = fields(given, place, ['row', 'when', 'cells']);
  if (!isObject(cells)) expected(`${place}/cells`, 'an object of our columns', cells);
  if (ownField(cells, 'type') === undefined) expected(`${place}/cells/type`, 'an event type', undefined);
  return {
    row: value(row, `${place}/row`),
    ...(when !== undefined && { when: condition(when, `${place}/when`) }),
    cells: Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [name, value(cell, `${place}/cells/${name}`)]),
    ),
  };
}

function condition(given: unknown, place: string): NonNullable<MappedRow['when']> {
  const { column, is, isNot } = fields(given, place, ['column', 'is', 'isNot']);
  if (is === undefined && isNot === undefined) expected(place, 'is or isNot', undefined);
  return {
    column: text(column, `${place}/column`),
    ...(is !== undefined && { is: texts(is, `${place}/is`) }),
    ...(isNot !== undefined && { isNot: texts(isNot, `${place}/isNot`) }),
  };
}

function value(given: unknown, place: string): MappedValue {
  if (typeof given === 'string') return given;
  const names = ['column', 'as', 'words', 'write', 'otherwise', 'prefix', 'suffix'];
  const { column, as, words, write, otherwise, prefix, suffix } = fields(given, place, names);
  if (as !== undefined && as !== 'id') expected(`${place}/as`, 'id', as);
  if (words !== undefined && !isObject(words)) expected(`${place}/words`, 'an object of texts', words);
  const optional = (name: string, one: unknown): string | undefined =>
    one === undefined ? undefined : text(one, `${place}/${name}`);
  return {
    column: text(column, `${place}/column`),
    as,
    words:
      words === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(words).map(([word, to]) => [word, text(to, `${place}/words/${word}`)]),
          ),
    write: optional('write', write),
    otherwise: optional('otherwise', otherwise),
    prefix: optional('prefix', prefix),
    suffix: optional('suffix', suffix),
  };
}

function fields(given: unknown, place: string, names: readonly string[]): JsonObject {
  if (!isObject(given)) expected(place, `an object with ${names.join(', ')}`, given);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) expected(`${place}/${unknown}`, `one of ${names.join(', ')}`, unknown);
  return given;
}

function text(given: unknown, place: string): string {
  return typeof given === 'string' ? given : expected(place, 'a text', given);
}

function texts(given: unknown, place: string): readonly string[] {
  return Array.isArray(given)
    ? given.map((one, at) => text(one, `${place}/${at}`))
    : expected(place, 'a list of texts', given);
}
