/** What a client does that `openapi-typescript` and `openapi-fetch` have made: no cast, no narrowing by hand. */
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

const { GET, POST } = createClient<paths>({
  baseUrl: process.argv[2] ?? '',
  querySerializer: { array: { style: 'form', explode: false } },
});
const params = { path: { processId: 'gaza-2025' } };

const phases = await GET('/v1/processes/{processId}/phases', {
  params: { ...params, query: { at: '2025-12-01', sort: 'ordinal' } },
});
if (!phases.data) throw new Error(phases.error.detail);
for (const { ordinal, title, determined, declarations } of phases.data.items) {
  const said = declarations.map(({ party, status }) => `${party}: ${status}`);
  console.log(ordinal, title['en'], determined.status, determined.since.earliest, said.join(', '));
}

const commitments = await GET('/v1/commitments', {
  params: { query: { by: ['hamas', 'israel'], standing: ['binding'], limit: 2 } },
});
for (const { commitmentId, level, overdue, due } of commitments.data?.items ?? []) {
  console.log(commitmentId, level ?? 'no level', overdue, due?.latest);
}

const one = await GET('/v1/processes/{processId}/commitments/{commitmentId}', {
  params: { path: { processId: 'gaza-2025', commitmentId: 'point-04' } },
});
for (const step of one.data?.history ?? []) {
  console.log(step.kind === 'standing_changed' ? step.standing : step.kind, step.occurred.text);
}

const body: components['schemas']['PhaseDeclaredEntry'] = {
  type: 'PhaseDeclared',
  occurred: '2026-01-20',
  data: { phaseId: 'phase-2', status: 'in_progress', by: 'us' },
  sources: [{ kind: 'press', publisher: 'A newspaper', title: 'A speech' }],
};
const posted = await POST('/v1/processes/{processId}/events', {
  params: { ...params, query: { dryRun: true } },
  body,
});
if (!posted.data) throw new Error(posted.error.detail);
console.log('dryRun' in posted.data ? posted.data.events[0]?.type : posted.data.revision);

function told(frame: components['schemas']['PhaseFrame']): string {
  return frame.event === 'row' ? frame.data.row.phaseId : frame.event;
}
console.log(told({ event: 'up-to-date', data: { position: '1' } }));

const refused = await GET('/v1/processes/{processId}', { params: { path: { processId: 'nowhere' } } });
console.log(refused.error?.code);
