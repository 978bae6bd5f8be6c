/** `npm run demo`: a server on a fresh folder, the sample history loaded through its API, and what it then answers. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartyCommitmentsView, PhaseStatusView } from '../application/read-models.js';
import { helpText, readConfiguration, type Configuration } from '../config/configuration.js';
import { createServer } from '../server.js';
import { ApiClient } from './api-client.js';
import { load, readLines } from './load.js';
import { commitmentTable, flagsOf, phaseTable, type PhaseAt } from './tables.js';

const SAMPLE = new URL('../../../docs/examples/gaza-2025.ndjson', import.meta.url);
const PROCESS = '/v1/processes/gaza-2025';
/** Before phase two was prepared, the day of the joint statement, and now. */
const MOMENTS = ['2025-12-01', '2025-12-20', undefined];

type Server = Awaited<ReturnType<typeof createServer>>;

const out = process.stdout;

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const named = given.some((flag) => flag.startsWith('--data')) || process.env['CHANCERY_DATA'] !== undefined;
  const quiet = given.some((flag) => flag.startsWith('--log-level')) ? [] : ['--log-level', 'warn'];
  const fresh = named ? [] : ['--data', mkdtempSync(join(tmpdir(), 'chancery-demo-'))];
  const reading = readConfiguration(process.env, [...quiet, ...fresh, ...given]);
  switch (reading.outcome) {
    case 'help':
      out.write(helpText('npm run demo --'));
      return;
    case 'version':
      out.write('the demo has no version of its own; see npm start -- --version\n');
      return;
    case 'refused':
      process.stderr.write(`${reading.problems.join('\n')}\n`);
      process.exitCode = 2;
      return;
    case 'read':
      await demonstrate(reading.configuration);
  }
}

async function demonstrate(configuration: Configuration): Promise<void> {
  expectEmpty(configuration.data);
  const app = await createServer(configuration);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await listen(app, configuration);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const api = new ApiClient(url);
  out.write(
    `Chancery listens on ${url}, with the folder ${configuration.data}\n\nLoading the sample history gaza-2025:\n`,
  );
  const position = await load(api, await readLines(SAMPLE), out);
  out.write(`\nThe phases, as they stood:\n${phaseTable(await phases(api, position))}\n`);
  const listed = await api.get<{ items: PartyCommitmentsView[] }>(
    `${PROCESS}/commitments?limit=1000&minPosition=${position}`,
  );
  const flagged = listed.items.filter((row) => flagsOf(row).length > 0);
  out.write(
    `\nThe commitments that are open, overdue or contested now:\n${commitmentTable(flagged)}\n\n${whatNext(url)}`,
  );
}

async function phases(api: ApiClient, position: string): Promise<PhaseAt[]> {
  const answers: PhaseAt[] = [];
  for (const at of MOMENTS) {
    const query = at === undefined ? `minPosition=${position}` : `at=${at}&minPosition=${position}`;
    const { items } = await api.get<{ items: PhaseStatusView[] }>(`${PROCESS}/phases?${query}`);
    answers.push(...items.map((phase) => ({ at: at ?? 'now', phase })));
  }
  return answers;
}

function expectEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) return;
  } catch {
    return;
  }
  throw new Error(`the demo needs an empty folder, ${folder} is not; npm start serves an existing one`);
}

async function listen(app: Server, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new Error(`port ${port} is taken; choose another: npm run demo -- --port 3001`) : error;
  }
}

function whatNext(url: string): string {
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
  return `It stays up; Ctrl-C stops it. In another terminal, try:

Follow the phases live (then post something, and see it arrive):
  curl -N -H 'accept: text/event-stream' ${url}${PROCESS}/phases

Ask what was overdue on the day of the joint statement:
  curl '${url}${PROCESS}/commitments?overdue=true&at=2025-12-20'

Replay the history, ten days a second, with what each entry changes:
  curl -N '${url}${PROCESS}/replay?pace=10d/s'

Post a commitment dated before its agreement, and read why it is refused:
  curl -H 'content-type: application/json' ${url}${PROCESS}/events -d '${dated}'

Browse the API: ${url}/docs
`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The demo cannot go on: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
