/** What to try against a running demo. */
import { GAZA, SOUTH_SUDAN } from './sample-answers.js';

/** @param url where it listens */
export function whatNext(url: string): string {
  const process = `/v1/processes/${GAZA}`;
  const other = `/v1/processes/${SOUTH_SUDAN}`;
  const dated = JSON.stringify({
    type: 'CommitmentMade',
    occurred: '2025-09-01',
    data: {
      commitmentId: 'too-early',
      by: ['us'],
      text: { en: 'A commitment dated before its agreement' },
      theme: 'other',
      standing: 'proposed',
      agreementId: 'twenty-point-plan',
    },
    sources: [{ kind: 'own_observation', publisher: 'You', title: 'A try' }],
  });
  return `Read the record in a browser, in English and in Arabic:
  ${url}/processes/${GAZA}

It stays up; Ctrl-C stops it. In another terminal, try:

Follow the phases live (then post something, and see it arrive):
  curl -N -H 'accept: text/event-stream' ${url}${process}/phases

Ask what was overdue on the day of the joint statement:
  curl '${url}${process}/commitments?overdue=true&at=2025-12-20'

Ask what was overdue in South Sudan, by the reports of that time:
  curl '${url}${other}/commitments?overdue=true&reportedBy=2019-06-30'

Ask what a monitor attributes to the army there:
  curl '${url}${other}/violations?attributedTo=sspdf'

Replay the history, ten days a second, with what each entry changes:
  curl -N '${url}${process}/replay?pace=10d/s'

Post a commitment dated before its agreement, and read why it is refused:
  curl -H 'content-type: application/json' ${url}${process}/events -d '${dated}'

Browse the API: ${url}/docs
`;
}
