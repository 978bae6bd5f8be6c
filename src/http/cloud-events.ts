/** Entries as CloudEvents 1.0, in and out: the structured, the batched and the binary mode of its HTTP binding. */
import { isEditorialType, isEventType } from '../domain/events/catalogue.js';
import { isObject, type JsonObject } from '../domain/validation/compounds.js';
import { isSlug } from '../domain/validation/leaves.js';
import { shown } from '../domain/validation/validation-context.js';
import { namedUuid, URL_NAMESPACE } from '../application/append/entry-ids.js';
import { HttpProblem, type FieldError } from './problem.js';

const VERSION = '1.0';
const PREFIX = 'org.chancery.';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const JSON_TYPE = /^[^/;\s]+\/(?:[^/;\s]+\+)?json\s*(?:;|$)/i;
/** By the specification; extensions are left out, whatever they say. */
const ATTRIBUTE_NAME = /^[a-z0-9]+$/;

/** An entry that came as an event. */
export interface ReadEvent {
  /** Its subject; undefined where it names none. */
  readonly processId: string | undefined;
  readonly item: JsonObject;
  /** Where a place of the entry is in the event. */
  readonly placed: (pointer: string) => string;
}

/** @throws HttpProblem invalid-payload, with every attribute that is not as it has to be */
export function readCloudEvent(value: unknown): ReadEvent {
  if (!isObject(value)) throw refusedAt([['', `expected a CloudEvent, got ${shown(value)}`]]);
  const { data, data_base64: bytes, ...attributes } = value;
  const problems = problemsOf(attributes);
  for (const name of Object.keys(attributes))
    if (!ATTRIBUTE_NAME.test(name))
      problems.push([`/${name}`, 'expected the name of an attribute in a-z and 0-9']);
  if (bytes !== undefined) problems.push(['/data_base64', 'expected JSON in data, got bytes']);
  if (problems.length > 0) throw refusedAt(problems);
  return entryIn(attributes, data, (pointer) => (pointer === '' ? '' : `/data${pointer}`));
}

/**
 * The binary mode: its attributes are headers, its data is the body. Undefined for a body that is no event.
 * @throws HttpProblem invalid-header
 */
export function readBinaryEvent(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: unknown,
): ReadEvent | undefined {
  const named = Object.entries(headers).filter(([name]) => name.startsWith('ce-'));
  if (named.length === 0) return undefined;
  const attributes = Object.fromEntries(named.map(([name, value]) => [name.slice(3), decoded(name, value)]));
  const [first, ...more] = problemsOf(attributes).map(([pointer, detail]) => ({
    pointer: `ce-${pointer.slice(1)}`,
    code: 'invalid-header' as const,
    detail: `ce-${pointer.slice(1)}: ${detail}`,
  }));
  if (first) throw new HttpProblem('invalid-header', first.detail, [first, ...more]);
  return entryIn(attributes, body, (pointer) => pointer);
}

/** What an event is made of is percent-encoded in headers. */
function decoded(name: string, value: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(value));
  } catch {
    throw new HttpProblem('invalid-header', `${name}: expected a percent-encoded text, got ${String(value)}`);
  }
}

type Problem = readonly [pointer: string, detail: string];

function problemsOf(attributes: JsonObject): Problem[] {
  const { specversion, subject, datacontenttype: type, time } = attributes;
  const problems: Problem[] = [];
  if (specversion !== VERSION) problems.push(['/specversion', `expected "1.0", got ${shown(specversion)}`]);
  for (const name of ['id', 'source', 'type']) {
    const value = attributes[name];
    if (typeof value !== 'string' || value === '')
      problems.push([`/${name}`, `expected a text that is not empty, got ${shown(value)}`]);
  }
  if (subject !== undefined && (typeof subject !== 'string' || !isSlug(subject)))
    problems.push([
      '/subject',
      `expected the id of a process (a-z, 0-9 and -, up to 64), got ${shown(subject)}`,
    ]);
  if (type !== undefined && (typeof type !== 'string' || !JSON_TYPE.test(type)))
    problems.push(['/datacontenttype', `expected application/json, got ${shown(type)}`]);
  if (time !== undefined && typeof time !== 'string')
    problems.push(['/time', `expected a date-time, got ${shown(time)}`]);
  return problems;
}

/** The attributes are as they have to be. */
function entryIn(attributes: JsonObject, data: unknown, inData: (pointer: string) => string): ReadEvent {
  const [id, source, type, subject, time] = ['id', 'source', 'type', 'subject', 'time'].map((name) =>
    textIn(attributes, name),
  );
  if (!isObject(data))
    throw refusedAt([
      [inData('/').slice(0, -1), `expected an object with occurred, data, sources, note, got ${shown(data)}`],
    ]);
  const owned = ['id', 'type'].filter((name) => Object.hasOwn(data, name));
  if (owned.length > 0)
    throw refusedAt(
      owned.map((name) => [inData(`/${name}`), 'expected no such field: the event itself has it']),
    );
  const bare = type?.startsWith(PREFIX) === true ? type.slice(PREFIX.length) : type;
  // What is about the record itself need not say when it occurred.
  const isTimed = time !== undefined && !Object.hasOwn(data, 'occurred') && !isEditorial(bare);
  const item = {
    id: id !== undefined && UUID.test(id) ? id : namedUuid(URL_NAMESPACE, `${source ?? ''}#${id ?? ''}`),
    type: bare,
    ...(isTimed ? { occurred: time } : {}),
    ...data,
  };
  const placed = (pointer: string): string => {
    if (pointer === '/id' || pointer === '/type') return pointer;
    return isTimed && pointer === '/occurred' ? '/time' : inData(pointer);
  };
  return { processId: subject, item, placed };
}

function textIn(attributes: JsonObject, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
}

function isEditorial(type: unknown): boolean {
  return isEventType(type) && isEditorialType(type);
}

function refusedAt(problems: readonly Problem[]): HttpProblem {
  const errors = problems.map(([pointer, detail]): FieldError => ({
    pointer,
    code: 'invalid-payload',
    detail,
  }));
  const [first] = errors;
  const place = first && first.pointer !== '' ? `${first.pointer}: ` : '';
  return new HttpProblem('invalid-payload', `${place}${first?.detail ?? ''}`, errors);
}

/**
 * An event of the log as a CloudEvent.
 * @param told as `Event` has it
 * @param base the address of this server, without a slash at its end
 */
export function cloudEventOf(told: object, base: string): object {
  const event: JsonObject = { ...told };
  const { position, revision, id, recordedAt, recordedBy, hash, redacted } = event;
  const { occurred, data, sources, note, proposedBy } = event;
  const [processId, type, version] = [event['processId'], event['type'], event['version']].map(String);
  return {
    specversion: VERSION,
    id,
    source: `/v1/processes/${processId ?? ''}`,
    type: `${PREFIX}${type ?? ''}`,
    subject: processId,
    time: recordedAt,
    dataschema: `${base}/v1/schemas/${type ?? ''}/${version ?? ''}`,
    datacontenttype: 'application/json',
    position,
    revision,
    recordedby: recordedBy,
    ...(proposedBy === undefined ? {} : { proposedby: proposedBy }),
    hash,
    ...(redacted === true ? { redacted } : {}),
    data: { occurred, data, sources, note },
  };
}
