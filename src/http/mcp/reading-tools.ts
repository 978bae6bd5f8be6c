/** The tools that read rows: each asks what an operation of the API asks, on the same buses. */
import { answerObject, itemsIn } from '../../application/query/answer-object.js';
import type { Item } from '../../application/query/ask.js';
import type { AsOf } from '../../application/query/as-of.js';
import { ListRows } from '../../application/query/list-rows.js';
import { SearchEntries } from '../../application/query/search-entries.js';
import { listQuestion } from '../list-question.js';
import type { Parameters } from '../parameters.js';
import { readModelRoutes, type ReadModelRoute } from '../read-model-routes.js';
import { momentOf } from '../requests.js';
import { searched, searchQuestion, type Searched } from '../search.js';
import { HOLDS_NOTHING, parametersOf, processIn, type Arguments, type Asked } from './asked.js';
import { answering, operationOf, queryOf, taking, theProcess, type ObjectSchema } from './schemas.js';
import type { Tool } from './tool.js';
import { behind } from './with-cited.js';
import { NOTICE } from './notice.js';

interface RowsTool extends Pick<Tool, 'name' | 'title' | 'description'> {
  /** The list of one process. */
  readonly ofProcess?: string;
  /** The list of all. */
  readonly ofAll?: string;
}

/** A tool that gives pages of a read model. */
function rowsTool({ name, title, description, ofProcess, ofAll }: RowsTool): Tool {
  const query = queryOf(ofProcess ?? ofAll ?? '');
  const path = ofProcess === undefined ? {} : { processId: theProcess };
  return {
    name,
    title,
    description,
    readOnly: true,
    inputSchema: taking(query, path, ofAll === undefined ? Object.keys(path) : []),
    outputSchema: pageSchema(ofProcess ?? ofAll ?? ''),
    run: async (given, asked) => {
      const isOfAll = ofAll !== undefined && (given['processId'] ?? undefined) === undefined;
      const process = isOfAll ? undefined : processIn(given);
      const parameters = parametersOf(without(given, 'processId'), namesOf(query));
      const route = routeOf(isOfAll ? ofAll : (ofProcess ?? ''));
      const isSearch = route.model.entryTexts !== undefined && parameters.text('q') !== undefined;
      return isSearch
        ? found({ ...route, process }, parameters, asked)
        : rows(route, process, { parameters, asked });
    },
  };
}

async function rows(
  route: ReadModelRoute,
  process: string | undefined,
  { parameters, asked }: { readonly parameters: Parameters; readonly asked: Asked },
): Promise<object> {
  const { caller, asker, queries } = asked;
  const question = listQuestion(route, process, parameters);
  const answer = await queries.execute(new ListRows(caller, question, { ...asker, ...HOLDS_NOTHING }));
  return withBehind(answerObject(answer), process, { moment: question.moment, asked });
}

async function found(
  where: Searched & { readonly process?: string | undefined },
  parameters: Parameters,
  asked: Asked,
): Promise<object> {
  const { caller, asker, queries } = asked;
  const question = searchQuestion(where, parameters);
  const answer = await queries.execute(new SearchEntries(caller, question, { ...asker, ...HOLDS_NOTHING }));
  return withBehind(answerObject(answer), where.process, { moment: momentOf(parameters), asked });
}

async function withBehind(
  page: Item,
  process: string | undefined,
  { moment, asked }: { readonly moment: AsOf; readonly asked: Asked },
): Promise<object> {
  return { notice: NOTICE, ...page, ...(await behind(itemsIn(page), { process, moment }, asked)) };
}

function pageSchema(operationId: string): ObjectSchema {
  const { answers } = operationOf(operationId);
  const json = answers.find(({ status, mediaType }) => status === 200 && mediaType === 'application/json');
  return answering(json?.schema ?? {});
}

/** @throws Error there is no such route, which is a defect of the caller */
function routeOf(id: string): ReadModelRoute {
  const found = readModelRoutes.find((route) => route.id === id);
  if (!found) throw new Error(`expected a route ${id}`);
  return found;
}

function without(given: Arguments, name: string): Arguments {
  return Object.fromEntries(Object.entries(given).filter(([other]) => other !== name));
}

function namesOf(query: readonly { readonly name: string }[]): readonly string[] {
  return query.map(({ name }) => name);
}

const searchQuery = queryOf('search');

export const readingTools: readonly Tool[] = [
  rowsTool({
    name: 'list_processes',
    title: 'Peace processes',
    description:
      'The peace processes on the record, each with its parties, its phases and how much is recorded of it. Begin here: other tools take a processId.',
    ofAll: 'listProcesses',
  }),
  rowsTool({
    name: 'phase_status',
    title: 'Where the phases of a process stand',
    description:
      'The phases of a process: what the record has determined, and beside it what each party declares. Where they contradict each other, `contested` has every claim: tell all of them.',
    ofProcess: 'listPhases',
  }),
  rowsTool({
    name: 'commitments',
    title: 'Who promised what',
    description:
      'Commitments of one process, or of all: who is bound to whom, by when, whether it is owed (standing) and how far it is implemented (level). What parties claim stands beside what assessors say: tell all of them.',
    ofProcess: 'listCommitmentsOfProcess',
    ofAll: 'listCommitments',
  }),
  rowsTool({
    name: 'timeline',
    title: 'What happened, entry by entry',
    description:
      'The entries of a process in occurred order, corrections applied, each with its sources and with what was later said about it. A filter or a page may leave a contradicting entry out: `contested` then has its claim, with `elsewhere`.',
    ofProcess: 'listTimeline',
  }),
  {
    name: 'search',
    title: 'Search the record',
    description:
      'Entries of all processes that have the words, best first. Arabic, Hebrew and Latin spellings are folded; a party is found by its aliases.',
    readOnly: true,
    inputSchema: taking(searchQuery),
    outputSchema: pageSchema('search'),
    run: async (given, asked) => found(searched, parametersOf(given, namesOf(searchQuery)), asked),
  },
];
