/** What a client does that `orval` has made: no cast, no narrowing but by the status. */
import { getParty, listPhases, listTimeline, postEvents } from './orval.js';

const phases = await listPhases('gaza-2025', { at: '2025-12-01' });
if (phases.status !== 200) throw new Error('expected the phases');
for (const { ordinal, determined } of phases.data.items) console.log(ordinal, determined.status);

const timeline = await listTimeline('gaza-2025', { limit: 2 });
if (timeline.status === 200)
  for (const { type, occurred } of timeline.data.items) console.log(type, occurred.text);

const party = await getParty('hamas');
if (party.status === 200) console.log(party.data.partyId, party.data.commitments.overdue);

const posted = await postEvents(
  'gaza-2025',
  {
    type: 'PhaseDeclared',
    occurred: '2026-01-20',
    data: { phaseId: 'phase-2', status: 'in_progress', by: 'us' },
    sources: [{ kind: 'press', publisher: 'A newspaper', title: 'A speech' }],
  },
  { dryRun: true },
);
if (posted.status === 200)
  console.log('dryRun' in posted.data ? posted.data.events[0]?.type : posted.data.revision);

const refused = await getParty('nobody');
console.log(refused.status === 404 ? refused.data.code : refused.status);
