/** `chancery signing-key`: the keys that heads are signed with. */
import { addKeyLine, IN_FILE, readSigningKeys, rotated } from '../application/attest/key-file.js';
import { newSigningKey, verifierLines } from '../application/attest/new-key.js';
import { readConfiguration, type Configuration } from '../config/configuration.js';
import { keys as configurationKeys } from '../config/keys.js';
import { openStore } from '../open-log.js';
import { sentenceOf } from '../thrown.js';
import type { CliContext } from './copy-log.js';
import { LogFolder } from './log-folder.js';
import type { ExitStatus } from './program.js';
import { readWords } from './words.js';

const help = `Usage: chancery signing-key [--rotate | --make] [--from MOMENT] [--data FOLDER]

Prints the verifier keys of a data folder: what the signatures of its heads are checked with.

  --rotate        adds a key to the folder, which signs what is recorded from now on; heads of what
                  was recorded before keep their signatures. The server has to be stopped
  --make          prints a new key for CHANCERY_SIGNING_KEY, and changes nothing: for the servers of
                  a cluster, which are all given the same ones. A secret
  --from MOMENT   since when it signs: 2026-12-01T00:00:00Z. A key that follows another one needs it,
                  in the future, so that every server has it by then; with --rotate otherwise now
  --data FOLDER   the data folder, otherwise CHANCERY_DATA, otherwise ./data
  -h, --help      prints this

CHANCERY_ORIGIN and CHANCERY_SIGNING_KEY in the environment hold as for the server.
Exit status: 0 when it is done, 1 when it is not, 2 when a flag or a variable is not as expected.
`;

/** @param words what follows `signing-key` on the command line */
export async function runSigningKey(
  words: readonly string[],
  { environment, out, err, signal }: CliContext,
): Promise<ExitStatus> {
  const reading = readWords({ valued: ['from', 'data'], switches: ['rotate', 'make'] }, words);
  if (reading.outcome === 'help') {
    out.write(help);
    return 0;
  }
  const problems = reading.outcome === 'refused' ? [...reading.problems] : [];
  const { values, on } =
    reading.outcome === 'read' ? reading : { values: new Map<string, string>(), on: new Set<string>() };
  const from = momentIn(values.get('from'));
  if (values.has('from') && from === undefined)
    problems.push(
      `--from: expected a moment in UTC, 2026-12-01T00:00:00Z; got "${values.get('from') ?? ''}"`,
    );
  if (on.size > 1) problems.push('expected --rotate or --make; got both');
  if (values.has('from') && on.size === 0)
    problems.push('--from: expected with --rotate or --make; got neither');
  const data = values.get('data');
  const configured = readConfiguration(environment, data === undefined ? [] : ['--data', data]);
  if (configured.outcome === 'refused') problems.push(...configured.problems);
  if (configured.outcome === 'read' && on.has('rotate'))
    problems.push(...notInFolder(configured.configuration));
  if (problems.length > 0 || configured.outcome !== 'read') {
    err.write(`${problems.join('\n')}\n`);
    return 2;
  }
  const { configuration } = configured;
  try {
    if (on.has('make')) out.write(`${newSigningKey(configuration.origin, from)}\n`);
    else if (on.has('rotate')) await rotate(configuration, from, signal);
    if (!on.has('make')) out.write(keysIn(configuration));
    return 0;
  } catch (error) {
    err.write(`Failed. ${sentenceOf(error)}\n`);
    return 1;
  }
}

/** Whoever gives the keys in the environment, or to several servers, adds to them there. */
function notInFolder({ signingKey, store }: Configuration): readonly string[] {
  return [
    ...(signingKey === IN_FILE
      ? []
      : ['--rotate: expected keys in the folder; they are in CHANCERY_SIGNING_KEY: --make']),
    ...(store === configurationKeys.store.default
      ? []
      : ['--rotate: expected the embedded store; the servers of a cluster are given the same keys: --make']),
  ];
}

function keysIn({ data: folder, signingKey: given }: Configuration): string {
  const found = readSigningKeys({ folder, given, origin: undefined });
  if (!found) throw new Error(`Expected signing keys in ${folder}, got no file signing.key`);
  return verifierLines(found);
}

/** With the log in hand, so that no server signs meanwhile. */
async function rotate(
  { data: folder, streamPrefix, store, settleTime }: Configuration,
  from: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const found = readSigningKeys({ folder, given: IN_FILE, origin: undefined });
  if (!found) throw new Error(`Expected signing keys in ${folder}, got no file signing.key`);
  const now = (): bigint => BigInt(Date.now()) * 1_000n;
  const log = await openStore({ store, data: folder, streamPrefix, settleTime }, now);
  try {
    const entries = await LogFolder.open({ folder, streamPrefix }, signal);
    try {
      const moment = rotated(found, { newest: entries.newestRecordedAt(), now: now(), from });
      addKeyLine(folder, `${newSigningKey(found.origin, moment)}\n`, 'a');
    } finally {
      entries.close();
    }
  } finally {
    await log.close();
  }
}

function momentIn(text: string | undefined): string | undefined {
  const [, seconds, fraction = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(text ?? '') ?? [];
  if (seconds === undefined || Number.isNaN(Date.parse(`${seconds}Z`))) return undefined;
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
}
