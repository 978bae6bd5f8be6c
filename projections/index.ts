/** Every read model. A new one is a file of its own and a line here. */
import { agreements } from './agreements.js';
import { bodies } from './bodies.js';
import { meetings } from './meetings.js';
import { memberships } from './memberships.js';
import { parties } from './parties.js';
import { partyCommitments } from './party-commitments.js';
import { phaseStatus } from './phase-status.js';
import { processOpenings } from './process-openings.js';
import { processOverview } from './process-overview.js';
import { defineProjection, type Projection } from './projection.js';
import { statementCitations } from './statement-citations.js';
import { statements } from './statements.js';
import { timeline } from './timeline.js';
import { violations } from './violations.js';

export { processOverview } from './process-overview.js';

export const projections: readonly Projection[] = [
  defineProjection(processOverview),
  defineProjection(processOpenings),
  defineProjection(memberships),
  defineProjection(phaseStatus),
  defineProjection(partyCommitments),
  defineProjection(violations),
  defineProjection(agreements),
  defineProjection(meetings),
  defineProjection(statementCitations),
  defineProjection(statements),
  defineProjection(bodies),
  defineProjection(timeline),
  defineProjection(parties),
];
