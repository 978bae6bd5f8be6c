import { eventsOf } from '../define-event.js';
import type { Ending } from '../ends-once.js';
import { one, parties, subjectKey } from '../subject.js';
import { StatementIssued, StatementWithdrawn } from './payloads.js';

const define = eventsOf<Ending>()(
  'statement',
  (data: Pick<StatementIssued, 'statementId'>) => data.statementId,
  '/data/statementId',
);

export const statementEvents = {
  StatementIssued: define({
    payload: StatementIssued,
    sourced: true,
    introduces: 'once',
    references: ({ issuers, meetingId, about }) => [
      ...parties('issuers', issuers),
      ...one('meeting', 'meetingId', meetingId),
      ...(about ?? []).map(({ kind, id }, i) => ({
        subject: subjectKey(kind, id),
        pointer: `/data/about/${i}`,
      })),
    ],
    summary: 'One party, or several jointly, said something in public.',
  }),
  StatementWithdrawn: define({
    payload: StatementWithdrawn,
    sourced: true,
    facts: () => ({ ends: true }),
    summary: 'A statement is taken back.',
  }),
};
