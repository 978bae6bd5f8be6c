/** What there is in a process that an entry can refer to: its parties, phases, commitments and so on. */
import { answerObject, itemsIn } from '../../application/query/answer-object.js';
import type { Item } from '../../application/query/ask.js';
import { GetRow } from '../../application/query/get-row.js';
import { ListRows } from '../../application/query/list-rows.js';
import { readModel } from '../../application/read-models.js';
import { referenceKinds } from '../../domain/events/enumerations.js';
import { isObject } from '../../domain/validation/compounds.js';
import { HOLDS_NOTHING, type Asked } from './asked.js';

export const subjectKinds = ['party', ...referenceKinds] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly title: object | null;
  /** The entry that brought it in. */
  readonly entryId: string;
}

export interface SubjectsPage {
  readonly subjects: readonly Subject[];
  /** Kinds of which there are more. */
  readonly more: readonly SubjectKind[];
}

interface Listed {
  readonly kind: SubjectKind;
  readonly readModel: string;
  /** The fields that may tell the entry that brought it in, the first that does so. */
  readonly from: readonly string[];
}

/** Of each kind so many are told. */
const MOST = 200;

const lists: readonly Listed[] = [
  { kind: 'phase', readModel: 'phase-status', from: ['defined'] },
  { kind: 'meeting', readModel: 'meetings', from: ['scheduled', 'held', 'cancelled', 'reschedules'] },
  { kind: 'agreement', readModel: 'agreements', from: ['steps'] },
  { kind: 'commitment', readModel: 'party-commitments', from: ['made'] },
  { kind: 'body', readModel: 'bodies', from: ['established'] },
  { kind: 'statement', readModel: 'statements', from: ['issued'] },
  { kind: 'violation', readModel: 'violations', from: ['alleged'] },
];

/** @throws Refused process-not-found, not-caught-up */
export async function subjectsOf(process: string, asked: Asked): Promise<SubjectsPage> {
  const overview = await overviewOf(process, asked);
  const parties = partiesIn(overview);
  const pages = await Promise.all(lists.map(async (listed) => pageOf(listed, process, asked)));
  const known = new Set(parties.map(({ id }) => id)).size;
  return {
    subjects: [...parties, ...pages.flatMap(({ subjects }) => subjects)],
    more: [
      ...(Number(overview['partyCount']) > known ? (['party'] as const) : []),
      ...pages.flatMap(({ more }) => more),
    ],
  };
}

async function overviewOf(process: string, { caller, asker, queries }: Asked): Promise<Item> {
  const question = { projection: readModel('process-overview'), process, key: process, moment: {} };
  return answerObject(await queries.execute(new GetRow(caller, question, { ...asker, ...HOLDS_NOTHING })));
}

function partiesIn({ parties }: Item): Subject[] {
  return [parties].flat().flatMap((party) =>
    isObject(party)
      ? {
          kind: 'party',
          id: String(party['partyId']),
          title: isObject(party['name']) ? party['name'] : null,
          entryId: String(party['entryId']),
        }
      : [],
  );
}

async function pageOf(
  { kind, readModel: name, from }: Listed,
  process: string,
  { caller, asker, queries }: Asked,
): Promise<SubjectsPage> {
  const order = { by: 'key', descending: false } as const;
  const question = {
    ...{ projection: readModel(name), process, moment: {} },
    ...{ criteria: {}, order, limit: MOST },
  };
  const page = answerObject(
    await queries.execute(new ListRows(caller, question, { ...asker, ...HOLDS_NOTHING })),
  );
  return {
    subjects: itemsIn(page).map((item) => subjectIn(item, kind, from)),
    more: page['nextCursor'] === null ? [] : [kind],
  };
}

function subjectIn(item: Item, kind: SubjectKind, from: readonly string[]): Subject {
  const told = [item['title'], item['text']].find((title) => isObject(title));
  const cited = from.flatMap((field) => [item[field]].flat()).find((one) => isObject(one));
  return {
    kind,
    id: String(item[`${kind}Id`]),
    title: isObject(told) ? told : null,
    entryId: isObject(cited) ? String(cited['entryId']) : '',
  };
}
