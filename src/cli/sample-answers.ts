/** What the demo asks of the samples that it has loaded, and the answers as text for a terminal. */
import type { ChanceryClient } from '../../client/src/index.js';
import type { PartyCommitmentsView } from '../application/read-models.js';
import {
  commitmentTable,
  findingTable,
  flagsOf,
  knowledgeTable,
  phaseTable,
  type PhaseAt,
} from './tables.js';

/** The samples, by the name of their process and of their file. */
export const GAZA = 'gaza-2025';
export const SOUTH_SUDAN = 'south-sudan-2018';

/** Before phase two was prepared, the day of the joint statement, and now. */
const MOMENTS = ['2025-12-01', '2025-12-20', undefined];
/** Some months after the date on which the new government was due first. */
const LONG_AGO = '2019-06-30';

export interface Asking {
  readonly chancery: ChanceryClient;
  /** The log position that holds the samples. */
  readonly position: string;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The phases as they stood at three moments, and the commitments to look at. */
export async function gazaAnswers(asking: Asking): Promise<string> {
  const all = await commitments(asking, GAZA);
  const flagged = all.filter((row) => flagsOf(row).length > 0);
  return (
    `The phases of ${GAZA}, as they stood:\n\n${phaseTable(await phases(asking), asking.width)}\n\n` +
    `Its commitments that are open, overdue or contested now:\n\n${commitmentTable(flagged, asking.width)}\n`
  );
}

async function phases(asking: Asking): Promise<PhaseAt[]> {
  const answers: PhaseAt[] = [];
  for (const at of MOMENTS) {
    const { data } = await asking.chancery.GET('/v1/processes/{processId}/phases', of(asking, GAZA, { at }));
    answers.push(...data.items.map((phase) => ({ at: at ?? 'now', phase })));
  }
  return answers;
}

/** What reports had told by a day long ago, beside what is known today of that day; and who was found responsible. */
export async function southSudanAnswers(asking: Asking): Promise<string> {
  const reported = await commitments(asking, SOUTH_SUDAN, { reportedBy: LONG_AGO });
  const known = await commitments(asking, SOUTH_SUDAN, { at: LONG_AGO });
  const violations = await asking.chancery.GET(
    '/v1/processes/{processId}/violations',
    of(asking, SOUTH_SUDAN),
  );
  const others = violations.data.items.filter(({ against, attributedTo }) =>
    attributedTo.some((party) => !against.includes(party)),
  );
  return (
    `What the world could have known of ${SOUTH_SUDAN} by ${LONG_AGO}, where more is\n` +
    `known of that day now:\n\n${knowledgeTable({ reported, known }, asking.width)}\n\n` +
    `The violations that a monitor attributes to another than the accused:\n\n` +
    `${findingTable(others, asking.width)}\n`
  );
}

interface Moment {
  readonly at?: string | undefined;
  readonly reportedBy?: string | undefined;
}

async function commitments(
  asking: Asking,
  processId: string,
  moment?: Moment,
): Promise<readonly PartyCommitmentsView[]> {
  const { data } = await asking.chancery.GET(
    '/v1/processes/{processId}/commitments',
    of(asking, processId, moment),
  );
  return data.items;
}

/** All rows of a process, with the samples among them. */
function of({ position }: Asking, processId: string, { at, reportedBy }: Moment = {}) {
  const query = {
    limit: 1_000,
    minPosition: position,
    ...(at === undefined ? {} : { at }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
  };
  return { params: { path: { processId }, query } };
}
