import { eventsOf } from '../define-event.js';
import type { Ending } from '../ends-once.js';
import { one, parties } from '../subject.js';
import { BodyDissolved, BodyEstablished } from './payloads.js';

const define = eventsOf<Ending>()(
  'body',
  (data: Pick<BodyEstablished, 'bodyId'>) => data.bodyId,
  '/data/bodyId',
);

export const bodyEvents = {
  BodyEstablished: define({
    payload: BodyEstablished,
    sourced: true,
    introduces: 'once',
    references: ({ members, agreementId }) => [
      ...parties('members', members),
      ...one('agreement', 'agreementId', agreementId),
    ],
    summary: 'A body is set up, such as a commission or a monitoring mission.',
  }),
  BodyDissolved: define({
    payload: BodyDissolved,
    sourced: true,
    facts: () => ({ ends: true }),
    summary: 'A body is dissolved.',
  }),
};
