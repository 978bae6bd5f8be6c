/** Asks a server and keeps its answers, cut to a length that a page can show. */
import { createHash } from 'node:crypto';
import type { ExampleAnswer } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import { pathParameters } from '../../src/http/openapi/parameters.js';
import type { RunningServer } from '../server/running-server.js';
import { asking, type Ask } from './asking.js';

const LONGEST_LIST = 3;
/** Looks like a key, and has not its checksum: no scanner is to take it for a real one. */
const KEY = `chy_${pathParameters['keyId']?.example ?? ''}_${'0'.repeat(49)}`;
/** After these a stream has told what there is. */
const WEBHOOK = pathParameters['webhookId']?.example ?? '';
const LAST_FRAME = /^event: (?:up-to-date|end)$/m;

export async function exampleAnswers({ url }: RunningServer): Promise<Record<string, ExampleAnswer[]>> {
  const answers: Record<string, ExampleAnswer[]> = {};
  const unsalted = new StandIns();
  let key: string | undefined;
  let webhookId = '';
  for (const [id, asks] of Object.entries(asking)) {
    const method = operations.find((operation) => operation.id === id)?.method ?? 'get';
    answers[id] = [];
    for (const ask of asks) {
      const made = { key, webhookId };
      const { answer, token, webhook } = await answerTo(
        url,
        method.toUpperCase(),
        { ...ask, ...made },
        unsalted,
      );
      answers[id].push(answer);
      key ??= token;
      webhookId = webhook ?? webhookId;
    }
    if (key === undefined) await rowsCoverTheLog(url);
  }
  return answers;
}

/** So that what was posted is in the answers that come next. */
async function rowsCoverTheLog(server: string): Promise<void> {
  const log = await fetch(`${server}/v1/log?limit=1`);
  const position = log.headers.get('chancery-position') ?? '0';
  await fetch(`${server}/v1/processes?minPosition=${position}`);
}

/** Salts, and so hashes, differ from run to run: in place of the first that comes one stands that is always the same. */
class StandIns {
  private readonly known = new Map<string, string>();

  in(text: string): string {
    const unkeyed = text
      .replaceAll(/\bchy_[0-9a-z]{13}_[0-9A-Za-z]{49}\b/g, KEY)
      .replaceAll(/(?<="webhookId":"|\/v1\/webhooks\/)[0-9a-f-]{36}/g, WEBHOOK)
      .replaceAll(/(?<="messageId":")[0-9a-f-]{36}/g, WEBHOOK.replace('f1', 'f2'))
      .replaceAll(/whsec_[A-Za-z0-9+/]{43}=/g, `whsec_${'A'.repeat(43)}=`)
      .replaceAll(/(?<="milliseconds":)\d+/g, '3')
      .replaceAll(/(?<=\bkey:|"keyId":")[0-9a-z]{13}\b/g, pathParameters['keyId']?.example ?? '');
    return unkeyed.replaceAll(/\b(?:[0-9a-f]{32}){1,2}\b/g, (random) => {
      const number = this.known.size + 1;
      const standIn = this.known.get(random) ?? createHash('sha256').update(`${number}`).digest('hex');
      this.known.set(random, standIn);
      return standIn.slice(0, random.length);
    });
  }

  /** The same for heads and proofs: hashes, signatures, and what the leaf of an entry is made of. */
  inProof(text: string): string {
    return text
      .replace(/^extra (.*)$/m, (_, leaf: string) => {
        const told = this.in(Buffer.from(leaf, 'base64').toString());
        return `extra ${Buffer.from(told).toString('base64')}`;
      })
      .replaceAll(/^(— \S+ )?([A-Za-z0-9+/]{43,}=)$/gm, (_, who: string | undefined, random: string) => {
        const known = this.in(createHash('sha256').update(random).digest('hex'));
        const digest = createHash('sha512').update(known).digest();
        // A signature begins with the id of its key, which is always the same.
        const id = who === undefined ? Buffer.alloc(0) : Buffer.from(random, 'base64').subarray(0, 4);
        const bytes = Buffer.concat([id, digest]).subarray(0, Buffer.from(random, 'base64').length);
        return `${who ?? ''}${bytes.toString('base64')}`;
      });
  }
}

async function answerTo(
  server: string,
  method: string,
  ask: Ask & { readonly key: string | undefined; readonly webhookId: string },
  unsalted: StandIns,
): Promise<{
  readonly answer: ExampleAnswer;
  readonly token: string | undefined;
  readonly webhook: string | undefined;
}> {
  const { title, url, headers, body: posted, key, webhookId } = ask;
  const done = new AbortController();
  const path = url.replace('{keyId}', key?.split('_')[1] ?? '').replace('{webhookId}', webhookId);
  const response = await fetch(server + path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(posted === undefined
        ? {}
        : { 'content-type': typeof posted === 'string' ? 'text/csv' : 'application/json' }),
      ...headers,
    },
    ...(posted === undefined ? {} : { body: typeof posted === 'string' ? posted : JSON.stringify(posted) }),
    signal: done.signal,
  });
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const text = (await read(response, mediaType)).replaceAll(server, 'http://localhost:3000');
  const told = mediaType === 'text/plain' ? unsalted.inProof(text) : unsalted.in(text);
  const body = shortened(mediaType, told);
  done.abort();
  const sent = Object.entries(headers ?? {}).map(([name, value]) => `; ${name}: ${value}`);
  const asked = url
    .replace('{keyId}', pathParameters['keyId']?.example ?? '')
    .replace('{webhookId}', WEBHOOK);
  const answer = {
    ...{ title, request: `${method} ${asked}${sent.join('')}`, status: response.status },
    ...{ mediaType, body },
  };
  return {
    answer,
    token: /"token":"(chy_\w+)"/.exec(text)?.[1],
    webhook: /"webhookId":"([0-9a-f-]{36})"/.exec(text)?.[1],
  };
}

async function read(response: Response, mediaType: string): Promise<string> {
  if (mediaType !== 'text/event-stream' || !response.body) return response.text();
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (LAST_FRAME.test(text) && text.endsWith('\n\n')) break;
  }
  return text;
}

function shortened(mediaType: string, text: string): unknown {
  if (mediaType === 'application/x-ndjson') return text;
  if (mediaType.endsWith('json')) return cut(JSON.parse(text));
  if (mediaType === 'text/event-stream') return fewFrames(text);
  if (mediaType === 'text/plain' && text.startsWith('#')) return ownCounters(text);
  if (mediaType === 'text/csv') return text.split('\r\n').slice(0, LONGEST_LIST).join('\r\n');
  return text;
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map(cut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cut(part)]));
}

/** The first frame and the last, their data cut as well. */
function fewFrames(text: string): string {
  const frames = text
    .split('\n\n')
    .filter((frame) => frame !== '')
    .map((frame) =>
      frame.replace(/^data: (.*)$/m, (_, data: string) => `data: ${JSON.stringify(cut(JSON.parse(data)))}`),
    );
  const between = frames.length > 2 ? [`: ${frames.length - 2} more`] : [];
  return [...frames.slice(0, 1), ...between, ...frames.slice(1).slice(-1)]
    .map((frame) => `${frame}\n\n`)
    .join('');
}

/** What does not differ from run to run. */
function ownCounters(text: string): string {
  return `${text
    .split('\n')
    .filter((line) => /chancery_(?:entries|appends|projection|store|events)/.test(line))
    .join('\n')}\n`;
}
