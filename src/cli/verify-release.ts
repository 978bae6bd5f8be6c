/** Holds a release against itself: its files against its descriptor, its log against its chain and its signed head. */
import { judgeHeads } from '../application/attest/judge-heads.js';
import { DESCRIPTOR, HEAD, hashOfFile, KEYS, LOG, type Resource } from '../application/release/release.js';
import { readReleaseLog, verifyStream } from '../application/release/release-log.js';
import type { VerifyFileOptions } from './commands/verify.js';
import { textIn, type ReleaseFiles } from './release-files.js';
import { headsIn, keysOf, signatureOf, type ReadText } from './saved.js';
import type { Finding } from './verify.js';

/** @param readText reads the keys that are given. @throws Error where a file cannot be read or holds something else */
export async function verifyRelease(
  release: ReleaseFiles,
  { keys: given }: VerifyFileOptions,
  readText: ReadText,
): Promise<readonly Finding[]> {
  const { resources, name } = descriptorIn(textIn(release, DESCRIPTOR));
  const problems = [...differing(release, resources), ...unnamed(release, resources)];
  const events = readReleaseLog(textIn(release, LOG));
  const entries = async function* () {
    yield* await Promise.resolve(events);
  };
  const chain = await verifyStream(entries());
  if (!chain.ok)
    problems.push(
      `Its chain breaks at revision ${chain.revision}: its ${chain.reason} should be ${chain.expected}, is ${chain.actual}.`,
    );
  const readOwn: ReadText = (path) => Promise.resolve(textIn(release, path));
  const [found] = await headsIn(HEAD, readOwn);
  const [process, heads] = found ?? ['', []];
  if (process !== name || events.some(({ stream }) => stream !== process))
    problems.push(`Its log and its head are expected to be of process ${name}, and are not.`);
  const judged = await judgeHeads(process, { entries, kept: undefined }, heads);
  if (judged.difference || !judged.held.includes(events.length))
    problems.push(
      `Its head is not that of its ${events.length} entries: something was changed, added or taken away.`,
    );
  const keys = await (given.length > 0 ? keysOf(given, readText) : keysOf([KEYS], readOwn));
  const signatures = heads.map((head) => signatureOf(head, keys));
  const ok = problems.length === 0 && signatures.length > 0 && signatures.every((one) => one.ok);
  return [
    {
      result: {
        ok,
        release: release.place,
        processId: name,
        entries: events.length,
        problems,
        signatures: signatures.map(({ signature }) => signature),
      },
      sentences: [
        `Release of process ${name}, ${events.length} entries, in ${release.place}`,
        ...(problems.length === 0
          ? [
              'Its files are those that its descriptor names, its chain holds, and its head is that of its entries.',
            ]
          : problems),
        ...signatures.map(({ sentence }) => sentence),
        ...(given.length > 0
          ? []
          : [
              'The key is the one in the release: who could alter it could alter that. --key holds it against one that you have.',
            ]),
      ].map((sentence, at) => (at === 0 ? sentence : `  ${sentence}`)),
    },
  ];
}

function descriptorIn(text: string): { readonly name: string; readonly resources: readonly Resource[] } {
  const read: unknown = JSON.parse(text);
  const isOne = typeof read === 'object' && read !== null && 'name' in read && 'resources' in read;
  if (
    !isOne ||
    typeof read.name !== 'string' ||
    !Array.isArray(read.resources) ||
    !read.resources.every(isResource)
  )
    throw new Error(`Expected the descriptor of a release in ${DESCRIPTOR}; got something else`);
  return { name: read.name, resources: read.resources };
}

function isResource(value: unknown): value is Resource {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const path = fields.get('path');
  return (
    typeof path === 'string' &&
    !path.startsWith('/') &&
    !path.split('/').includes('..') &&
    typeof fields.get('hash') === 'string'
  );
}

function differing(release: ReleaseFiles, resources: readonly Resource[]): string[] {
  return resources.flatMap(({ path, hash }) => {
    const content = release.read(path);
    if (!content) return [`${path} is missing.`];
    return hashOfFile(content) === hash ? [] : [`${path} is not what the descriptor says: it was changed.`];
  });
}

function unnamed({ paths }: ReleaseFiles, resources: readonly Resource[]): string[] {
  const named = new Set([DESCRIPTOR, ...resources.map(({ path }) => path)]);
  return paths
    .filter((path) => !named.has(path))
    .map((path) => `${path} is none of the files that the descriptor names.`);
}
