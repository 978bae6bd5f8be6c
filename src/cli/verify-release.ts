/** Holds a release against itself: its files against its descriptor, its log against its chain and its signed head. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { judgeHeads } from '../application/attest/judge-heads.js';
import { DESCRIPTOR, HEAD, hashOfFile, KEYS, LOG, type Resource } from '../application/release/release.js';
import { readReleaseLog, verifyStream } from '../application/release/release-log.js';
import type { VerifyFileOptions } from './commands/verify.js';
import { headsIn, keysOf, signatureOf, type ReadText } from './saved.js';
import type { Finding } from './verify.js';

/** The folder of a release that is named by itself or by its descriptor; undefined where it is none. */
export function releaseAt(path: string): string | undefined {
  const folder = basename(path) === DESCRIPTOR ? dirname(path) : path;
  return existsSync(join(folder, DESCRIPTOR)) && statSync(folder).isDirectory() ? folder : undefined;
}

/** @throws Error where a file cannot be read or holds something else */
export async function verifyRelease(
  folder: string,
  { keys: given }: VerifyFileOptions,
  readText: ReadText,
): Promise<readonly Finding[]> {
  const { resources, name } = descriptorIn(await readText(join(folder, DESCRIPTOR)));
  const problems = [...differing(folder, resources), ...unnamed(folder, resources)];
  const events = readReleaseLog(await readText(join(folder, LOG)));
  const entries = async function* () {
    yield* await Promise.resolve(events);
  };
  const chain = await verifyStream(entries());
  if (!chain.ok)
    problems.push(
      `Its chain breaks at revision ${chain.revision}: its ${chain.reason} should be ${chain.expected}, is ${chain.actual}.`,
    );
  const [found] = await headsIn(join(folder, HEAD), readText);
  const [process, heads] = found ?? ['', []];
  if (process !== name || events.some(({ stream }) => stream !== process))
    problems.push(`Its log and its head are expected to be of process ${name}, and are not.`);
  const judged = await judgeHeads(process, { entries, kept: undefined }, heads);
  if (judged.difference || !judged.held.includes(events.length))
    problems.push(
      `Its head is not that of its ${events.length} entries: something was changed, added or taken away.`,
    );
  const keys = await keysOf(given.length > 0 ? given : [join(folder, KEYS)], readText);
  const signatures = heads.map((head) => signatureOf(head, keys));
  const ok = problems.length === 0 && signatures.length > 0 && signatures.every((one) => one.ok);
  return [
    {
      result: {
        ok,
        release: folder,
        processId: name,
        entries: events.length,
        problems,
        signatures: signatures.map(({ signature }) => signature),
      },
      sentences: [
        `Release of process ${name}, ${events.length} entries, in ${folder}`,
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

function differing(folder: string, resources: readonly Resource[]): string[] {
  return resources.flatMap(({ path, hash }) => {
    const file = join(folder, path);
    if (!existsSync(file)) return [`${path} is missing.`];
    return hashOfFile(readFileSync(file)) === hash
      ? []
      : [`${path} is not what the descriptor says: it was changed.`];
  });
}

function unnamed(folder: string, resources: readonly Resource[]): string[] {
  const named = new Set([DESCRIPTOR, ...resources.map(({ path }) => path)]);
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [] : [join(one.parentPath, one.name).slice(folder.replace(/\/$/, '').length + 1)],
  );
  return there
    .filter((path) => !named.has(path))
    .map((path) => `${path} is none of the files that the descriptor names.`);
}
