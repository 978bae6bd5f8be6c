/** Holds the log of a data folder against itself and against saved heads. */
import { displacedFrom } from '../application/attest/displaced.js';
import { IN_FILE, readSigningKeys } from '../application/attest/key-file.js';
import { judgeHeads, type Difference, type JudgedHeads } from '../application/attest/judge-heads.js';
import type { SignedCheckpoint, VerifierKey } from '../application/attest/signatures.js';
import type { Verification } from '../application/log/verify-process.js';
import type { CliContext } from './context.js';
import { LogFolder } from './log-folder.js';
import { progressOn } from './progress.js';
import { headsIn, keysOf, signatureOf, type ReadText } from './saved.js';
import type { Finding } from './verify.js';
import type { VerifyFolderOptions } from './commands/verify.js';

/** @throws Error in words for an operator; LogUnavailable, LogCorrupt */
export async function verifyFolder(
  flags: VerifyFolderOptions,
  { out, signal }: Pick<CliContext, 'out' | 'signal'>,
  readText: ReadText,
): Promise<readonly Finding[]> {
  const { configuration, process, json } = flags;
  const { data, streamPrefix } = configuration;
  const heads = flags.head === undefined ? undefined : await headsIn(flags.head, readText);
  if (process !== undefined && heads && !heads.has(process))
    throw new Error(`Expected a head of process ${process} in ${flags.head ?? ''}; got none`);
  const folder = await LogFolder.open({ folder: data, streamPrefix }, signal);
  const drawing = progressOn(out);
  try {
    const keys = flags.keys.length > 0 ? await keysOf(flags.keys, readText) : ownKeys(flags);
    const processes = process === undefined ? [...(heads?.keys() ?? folder.processes())] : [process];
    const all = processes.reduce((sum, one) => sum + folder.sizeOf(one), 0) * (heads ? 2 : 1);
    let entries = 0;
    const read = (count: number): void => {
      entries += count;
      const share = all === 0 ? 1 : Math.min(1, entries / all);
      if (!json) drawing.draw({ step: 'reading', share, done: `${entries} entries` });
    };
    const findings: Finding[] = [];
    for (const one of processes)
      findings.push(await findingOf(one, { folder, heads: heads?.get(one), keys, read }));
    return findings;
  } finally {
    drawing.stop();
    folder.close();
  }
}

/** Those that the server of the folder signs with, where it has any. */
function ownKeys({ configuration }: VerifyFolderOptions): readonly VerifierKey[] {
  const { data: folder, signingKey: given, origin } = configuration;
  return (
    readSigningKeys({ folder, given, origin: given === IN_FILE ? undefined : origin })?.verifierKeys ?? []
  );
}

interface Looking {
  readonly folder: LogFolder;
  readonly heads: readonly SignedCheckpoint[] | undefined;
  readonly keys: readonly VerifierKey[];
  readonly read: (entries: number) => void;
}

async function findingOf(process: string, { folder, heads, keys, read }: Looking): Promise<Finding> {
  const entries = folder.entriesOf(process, read);
  const chain = await folder.verify(process, read);
  const displaced = chain.ok ? undefined : await displacedFrom(entries, chain.revision);
  const signatures = (heads ?? []).map((head) => signatureOf(head, keys));
  const judged = heads && (await judgeHeads(process, { entries, kept: folder.kept }, heads));
  const exists = !chain.ok || chain.events > 0;
  const ok = exists && chain.ok && signatures.every((one) => one.ok) && judged?.difference === undefined;
  return {
    result: {
      ok,
      processId: process,
      chain,
      ...(displaced ? { displaced } : {}),
      ...(judged ? { heads: judged, signatures: signatures.map(({ signature }) => signature) } : {}),
    },
    sentences: [
      `Process ${process}`,
      ...[
        exists ? ofChain(chain) : 'There are no entries of it.',
        ...(displaced
          ? [
              `Entries have changed places: ${displaced.eventId}, which lies at revision ${displaced.revision}, was recorded at the revision where the chain breaks.`,
            ]
          : []),
        ...signatures.map(({ sentence }) => sentence),
        ...(judged
          ? ofHeads(judged)
          : [
              'A tail that was cut off, or a log that was rewritten as a whole, is seen only with a saved head: --head.',
            ]),
      ].map((sentence) => `  ${sentence}`),
    ],
  };
}

function ofChain(chain: Verification): string {
  if (chain.ok) return `Its chain of ${counted(chain.events)} holds.`;
  const { revision, eventId, reason, expected, actual } = chain;
  return `Its chain breaks at revision ${revision} (entry ${eventId ?? 'that cannot be read'}): its ${reason} should be ${expected}, is ${actual}.`;
}

function ofHeads({ there, held, failed, difference }: JudgedHeads): readonly string[] {
  const holding =
    held.length === 0
      ? []
      : [
          `The head of ${sizes(held)} holds: they are the entries that were signed, and nothing was changed or taken away.`,
        ];
  if (!difference) return holding;
  return [...holding, `The head of ${sizes(failed)} does not hold. ${ofDifference(difference, there)}`];
}

function ofDifference({ from, to, cause }: Difference, there: number): string {
  const at =
    from === to
      ? `Revision ${from} is the first that differs`
      : `The first revision that differs is one of ${from} to ${to}`;
  switch (cause.kind) {
    case 'cut':
      return `The tail was cut off: the log ends after ${counted(there)}, and revision ${from} is the first that is missing.`;
    case 'swapped':
      return `${at}: its entry, ${cause.eventId}, has changed places with that of revision ${cause.with}, and the chain was hashed anew.`;
    case 'moved':
      return `${at}: its entry, ${cause.eventId}, lies at revision ${cause.with} now, and the chain was hashed anew.`;
    case 'altered':
      return `${at}: another entry is there than the one that was signed, and the chain was hashed anew.`;
    case 'rewritten':
      return `${at}: the log was rewritten and hashed anew, or it is another history than the one that was signed. More heads of smaller sizes would tell the revision.`;
    case 'forked':
      return `${at}: it is another history than the one that was signed, as of a replica that has gone its own way (a fork). More heads of smaller sizes would tell the revision.`;
  }
}

function sizes(all: readonly number[]): string {
  return `${all.join(', ')} ${all.length === 1 && all[0] === 1 ? 'entry' : 'entries'}`;
}

function counted(entries: number): string {
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}
