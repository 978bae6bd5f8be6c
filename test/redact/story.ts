/** A process in which a witness is named wherever a name can stand, and its redaction. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  correct,
  en,
  entry,
  joined,
  opened,
  redact,
  translate,
  type Posted,
} from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import type { RunningServer } from '../server/running-server.js';

export const PROCESS = 'talks';

/** It stands nowhere else. */
export const NAME = 'Quillfeather';

const source = { publisher: 'A newspaper', title: 'A report', kind: 'press' } as const;

export const statement: Posted = {
  ...entry('StatementIssued', '2025-12-20', {
    statementId: 'testimony',
    issuers: ['us'],
    title: en(`Testimony of J. ${NAME}`),
    text: en(`J. ${NAME} saw it. ${'A long account follows. '.repeat(400)}`),
    medium: 'speech',
    spokesperson: { name: NAME },
  }),
  sources: [{ ...source, quote: `"I saw it", says ${NAME}` }],
  note: en(`${NAME} asked for protection.`),
};

export const violation: Posted = entry('ViolationAlleged', '2025-12-21', {
  violationId: 'shelling',
  by: 'us',
  against: ['israel'],
  text: en(`${NAME} was hurt.`),
});

const correction = correct(
  statement,
  { note: en(`${NAME}, of Gaza, asked for protection.`) },
  `As ${NAME} wrote.`,
);
const contested = entry('EntryDisputed', undefined, {
  entryId: statement.id,
  by: 'us',
  reason: en(`Not ${NAME}.`),
});
const translation = translate(statement, '/text', { fr: `${NAME} l'a vu.` });
const undone = correct(violation, { data: { text: en(`${NAME} was badly hurt.`) } });

export const told: readonly object[] = [
  opened,
  joined('us'),
  joined('israel'),
  statement,
  violation,
  correction,
  contested,
  translation,
  undone,
  entry('EntryRetracted', undefined, { entryId: undone.id, reason: en('It was not so.') }),
];

export const left = {
  occurred: '2025-12-20',
  data: {
    statementId: 'testimony',
    issuers: ['us'],
    title: en('Testimony of a witness'),
    text: en('A witness saw it.'),
    medium: 'speech',
  },
  sources: [source],
};

/** What was posted of each entry that says the name, without it: the retracted ones too. */
export const redactions: readonly Posted[] = [
  redact(statement, left, 'It named a witness.'),
  redact(correction, {
    data: {
      entryId: statement.id,
      changes: { note: en('The witness asked for protection.') },
      reason: en('As told.'),
    },
    sources: [source],
  }),
  redact(contested, {
    data: { entryId: statement.id, by: 'us', reason: en('Another was it.') },
    sources: [source],
  }),
  redact(translation, { data: { entryId: statement.id, path: '/text', text: { fr: "Un témoin l'a vu." } } }),
  redact(violation, {
    occurred: '2025-12-21',
    data: { violationId: 'shelling', by: 'us', against: ['israel'], text: en('Somebody was hurt.') },
    sources: [source],
  }),
  redact(undone, {
    data: { entryId: violation.id, changes: { data: { text: en('Badly hurt.') } }, reason: en('Why') },
  }),
];

export type RedactionReceipt = Receipt & Required<Pick<Receipt, 'erasure'>>;

export async function record(at: RunningServer, entries: readonly object[]): Promise<Receipt> {
  const { status, body } = await postTo(at, PROCESS, entries);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as Receipt;
}

/** The files of a folder that hold the name, in whatever encoding a file of ours has. */
export function filesWithTheName(folder: string): string[] {
  // The index of searches has words folded, and without the letters that the word before begins with.
  const part = NAME.slice(2);
  const needles = [Buffer.from(part), Buffer.from(part, 'utf16le')];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return needles.some((needle) => bytes.includes(needle));
    });
}

interface Asked {
  readonly path: string;
  readonly accept?: string;
}

const process = `/v1/processes/${PROCESS}`;

/** Every GET of the API that may tell of the process, live and as of moments of either clock, before and after a redaction. */
async function asked(at: RunningServer, before: Receipt): Promise<Asked[]> {
  const { paths } = (await at.http.get('/openapi.json').expect(200)).body as {
    paths: Record<string, { get?: object }>;
  };
  const plain = Object.keys(paths)
    .filter((path) => paths[path]?.get && !path.includes('{name}'))
    .flatMap((path) => named(path));
  const moments = [
    'at=2026-01-01',
    'at=2025-12-20',
    `knownAt=position:${before.position}`,
    'at=2026-01-01&knownAt=position:9',
  ];
  const rows = plain.filter(
    (path) => !/\/(events|log|verify|replay|changes|live|ready|writable|metrics|projections)/.test(path),
  );
  return [
    ...plain.filter((path) => !/changes|replay/.test(path)).map((path) => ({ path })),
    ...rows.flatMap((path) => moments.map((moment) => ({ path: `${path}?${moment}` }))),
    { path: `${process}/changes?from=2025-01-01&to=2026-12-31` },
    { path: `${process}/changes?clock=recorded&from=2025-01-01&to=2100-01-01` },
    ...['occurred', 'recorded'].map((order) => ({
      path: `${process}/replay?order=${order}`,
      accept: 'text/event-stream',
    })),
    { path: '/v1/log', accept: 'application/x-ndjson' },
  ];
}

function named(path: string): string[] {
  const inProcess = path.replace('{processId}', PROCESS);
  if (inProcess.includes('{eventId}'))
    return [...told, ...redactions].map((one) =>
      inProcess.replace('{eventId}', 'id' in one ? String(one.id) : ''),
    );
  const keys = ['testimony', 'shelling', 'us', statement.id, violation.id];
  return /\{\w+\}/.test(inProcess) ? keys.map((key) => inProcess.replace(/\{\w+\}/, key)) : [inProcess];
}

/** The questions whose answers hold the name; each that is answered at all. */
export async function answersWithTheName(at: RunningServer, before: Receipt): Promise<string[]> {
  const found: string[] = [];
  let answered = 0;
  for (const { path, accept = 'application/json' } of await asked(at, before)) {
    const answer = await at.http.get(path).set('accept', accept).buffer(true);
    if (answer.status === 200) answered++;
    if (answer.text.includes(NAME)) found.push(path);
  }
  expect(answered).toBeGreaterThan(40);
  return found;
}
