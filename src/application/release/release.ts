/** A release: all of a process as it was known at a moment, as a Frictionless data package. The same moment gives the same bytes. */
import { createHash } from 'node:crypto';
import { projections } from '../../../projections/index.js';
import { catalogue, isEventType } from '../../domain/events/catalogue.js';
import { payloadSchema } from '../../domain/events/json-schema.js';
import { canonicalJson } from '../../log/canonical-json.js';
import type { RecordedEvent } from '../../log/event-log.js';
import { tableOf, type Field } from './csv.js';

export const DESCRIPTOR = 'datapackage.json';
export const LOG = 'log.ndjson';
export const HEAD = 'head.txt';
export const KEYS = 'verifier-keys.txt';

/** A read model with a list below a process: a table of each release. */
export interface ReleasedTable {
  /** The last part of its URL, and the name of its table. */
  readonly path: string;
  readonly description: string;
}

export const releasedTables: readonly ReleasedTable[] = projections.flatMap(({ resource }) =>
  resource?.lists.includes('process') === true && resource.path !== 'processes'
    ? [{ path: resource.path, description: resource.description }]
    : [],
);

export interface ReleaseContent {
  readonly process: string;
  /** UTC, to the second. */
  readonly knownAt: string;
  /** The process itself, as GET /v1/processes/{id} gives it. */
  readonly overview: { readonly title: Readonly<Record<string, string>> };
  readonly tables: readonly (ReleasedTable & { readonly rows: readonly object[] })[];
  /** Lines of entries. */
  readonly log: string;
  readonly events: readonly RecordedEvent[];
  /** The signed head of the entries. */
  readonly head: string;
  readonly verifierKeys: string;
}

/** What a file of a release is, as its descriptor says. */
export interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** `sha256:` and hex. */
  readonly hash: string;
}

interface File {
  readonly path: string;
  readonly text: string;
  readonly mediatype: string;
  readonly description: string;
  readonly fields?: readonly Field[];
}

/** The files of a release by their paths. */
export function releaseFiles(content: ReleaseContent): ReadonlyMap<string, string> {
  const files = [
    ...documentsOf(content),
    ...content.tables.filter(({ rows }) => rows.length > 0).map(tableFile),
    ...schemaFiles(content.events),
  ];
  return new Map([
    [DESCRIPTOR, descriptorOf(content, files)],
    ...files.map(({ path, text }) => [path, text] as const),
  ]);
}

export function hashOfFile(text: string | Buffer): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function documentsOf(content: ReleaseContent): readonly File[] {
  const text = { mediatype: 'text/plain' };
  return [
    {
      path: LOG,
      text: content.log,
      mediatype: 'application/x-ndjson',
      description: 'Every entry, in the order of recording, with its hash: all else follows from it.',
    },
    {
      path: HEAD,
      text: content.head,
      ...text,
      description: 'The signed head of the log: a C2SP tlog-checkpoint.',
    },
    {
      path: KEYS,
      text: content.verifierKeys,
      ...text,
      description: 'What the signature of the head is checked with. Get the keys by another way too.',
    },
    {
      path: 'process.json',
      text: pretty(content.overview),
      mediatype: 'application/json',
      description: 'The process as a whole, as the API gives it.',
    },
    {
      path: 'CITATION.cff',
      text: citationOf(content),
      mediatype: 'text/yaml',
      description: 'How this is cited.',
    },
    { path: 'README.md', text: readmeOf(content), mediatype: 'text/markdown', description: 'What this is.' },
  ];
}

function tableFile({ path, description, rows }: ReleaseContent['tables'][number]): File {
  const { fields, csv } = tableOf(rows);
  return { path: `data/${path}.csv`, text: csv, mediatype: 'text/csv', description, fields };
}

/** Of each type and version that is in the log. */
function schemaFiles(events: readonly RecordedEvent[]): readonly File[] {
  const types = [...new Set(events.map(({ type, version }) => `${type} ${version}`))].toSorted();
  return types.flatMap((name) => {
    const [type = '', version = ''] = name.split(' ');
    if (!isEventType(type) || String(catalogue[type].version) !== version) return [];
    return {
      path: `schemas/${type}.${version}.json`,
      text: pretty(payloadSchema(type)),
      mediatype: 'application/schema+json',
      description: `What the data of a ${type} is.`,
    };
  });
}

function descriptorOf(
  { process, knownAt, overview, events }: ReleaseContent,
  files: readonly File[],
): string {
  const resources = files.map(({ path, text, mediatype, description, fields }) => ({
    name: path.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '-'),
    path,
    ...(fields === undefined
      ? {}
      : {
          type: 'table',
          profile: 'tabular-data-resource',
          dialect: { delimiter: ',', doubleQuote: true, header: true },
        }),
    format: path.split('.').at(-1),
    mediatype,
    encoding: 'utf-8',
    bytes: Buffer.byteLength(text),
    hash: hashOfFile(text),
    description,
    ...(fields === undefined ? {} : { schema: { fields, missingValues: [''] } }),
  }));
  return pretty({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'data-package',
    name: process,
    title: titleOf(overview.title),
    description: `Process ${process} as it was known at ${knownAt}: ${events.length} entries and what follows from them.`,
    version: knownAt,
    created: knownAt,
    resources,
  });
}

function titleOf(title: Readonly<Record<string, string>>): string {
  return title['en'] ?? Object.values(title)[0] ?? '';
}

function citationOf({ process, knownAt, overview, head }: ReleaseContent): string {
  const [origin = ''] = head.split('\n');
  const lines = [
    'cff-version: 1.2.0',
    'message: If you use this data, please cite it as below.',
    'type: dataset',
    `title: ${JSON.stringify(titleOf(overview.title))}`,
    `authors:\n  - name: ${JSON.stringify(origin.split('/processes/')[0])}`,
    `version: ${JSON.stringify(knownAt)}`,
    `date-released: ${JSON.stringify(knownAt.slice(0, 10))}`,
    `identifiers:\n  - type: other\n    value: ${JSON.stringify(`${origin}@${knownAt}`)}`,
    `keywords:\n  - ${JSON.stringify(process)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function readmeOf({ process, knownAt, overview, events, tables }: ReleaseContent): string {
  const named = tables.filter(({ rows }) => rows.length > 0);
  return `# ${titleOf(overview.title)}

Process \`${process}\` as it was known at ${knownAt}: ${events.length} entries, and what follows from them. The same moment gives the same bytes, unless
something that is in them was redacted since.

| file | what |
| --- | --- |
| \`${DESCRIPTOR}\` | what every file is, with its hash: a Frictionless data package |
| \`${LOG}\` | every entry, in the order of recording |
| \`${HEAD}\` | the signed head of the log; \`${KEYS}\`: the keys it is checked with |
| \`process.json\` | the process as a whole |
${named.map(({ path, description }) => `| \`data/${path}.csv\` | ${description.replaceAll('|', '\\|')} |\n`).join('')}| \`schemas/\` | what the data of each type of entry is |
| \`CITATION.cff\` | how this is cited |

In the tables a column is named by its place (\`title.en\`); lists are JSON; a text that a spreadsheet would run has an apostrophe before it, which is not in the log.

\`chancery verify ./FOLDER\` checks it, and \`chancery copy-log --from release:FOLDER --to sqlite:FOLDER\` makes a record of it again, with the same hashes. Both take a ZIP file too.
What is signed is the log; the tables follow from it.
`;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value) ?? 'null'), null, 2)}\n`;
}
