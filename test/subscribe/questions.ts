/** Questions of feeds as the controllers ask them, with the URLs that answer the same rows. */
import { partsOf } from '../server/running-server.js';
import { CHANGES, type FeedQuestion } from '../../src/application/feed/question.js';
import { readModel, readModels } from '../../src/application/read-models.js';
import type { Desk } from '../http/desk.js';
import { BareReader } from './bare-reader.js';

export interface Asked {
  readonly url: string;
  readonly question: FeedQuestion;
}

export const phasesOfP: Asked = {
  url: '/v1/processes/p/phases',
  question: {
    name: 'phase-status',
    projections: [readModel('phase-status')],
    scope: { projections: ['phase-status'], process: 'p' },
    filter: '',
    accepts: () => true,
  },
};

export const completeCommitments: Asked = {
  url: '/v1/commitments?level=complete',
  question: {
    name: 'party-commitments',
    projections: [readModel('party-commitments')],
    scope: { projections: ['party-commitments'] },
    filter: 'level=complete',
    accepts: ({ level }) => level === 'complete',
  },
};

export const changesOfP: Asked = {
  url: '/v1/changes?process=p',
  question: {
    name: CHANGES,
    projections: readModels,
    scope: { process: 'p' },
    filter: '',
    accepts: () => true,
  },
};

/** Opens a feed for a bare reader, after an id if it has one. */
export function read(
  desk: Desk,
  { question }: Asked,
  takes: 'all' | 'pages' = 'all',
  after?: string,
): BareReader {
  return new BareReader(partsOf(desk.server.app).feeds.open({ ...question, after }), takes);
}
