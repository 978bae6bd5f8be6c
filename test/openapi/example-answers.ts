/** Asks a server and keeps its answers, cut to a length that a page can show. */
import { hash } from 'node:crypto';
import type { ExampleAnswer } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import type { RunningServer } from '../server/running-server.js';
import { asking, type Ask } from './asking.js';

const LONGEST_LIST = 3;
/** After these a stream has told what there is. */
const LAST_FRAME = /^event: (?:up-to-date|end)$/m;

export async function exampleAnswers({ url }: RunningServer): Promise<Record<string, ExampleAnswer[]>> {
  const answers: Record<string, ExampleAnswer[]> = {};
  for (const [id, asks] of Object.entries(asking)) {
    const method = operations.find((operation) => operation.id === id)?.method ?? 'get';
    answers[id] = [];
    for (const ask of asks) answers[id].push(await answerTo(url, method.toUpperCase(), ask));
    await rowsCoverTheLog(url);
  }
  return withoutChance(answers);
}

/** Salts are random, and with them the hashes: each is exchanged for one that is the same every time. */
function withoutChance(answers: Record<string, ExampleAnswer[]>): Record<string, ExampleAnswer[]> {
  const known = new Map<string, string>();
  const text = JSON.stringify(answers).replaceAll(/\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g, (digits) => {
    const stable = known.get(digits) ?? hash('sha256', `example ${known.size}`).slice(0, digits.length);
    known.set(digits, stable);
    return stable;
  });
  return JSON.parse(text) as Record<string, ExampleAnswer[]>;
}

/** So that what was posted is in the answers that come next. */
async function rowsCoverTheLog(server: string): Promise<void> {
  const log = await fetch(`${server}/v1/log?limit=1`);
  const position = log.headers.get('chancery-position') ?? '0';
  await fetch(`${server}/v1/processes?minPosition=${position}`);
}

async function answerTo(server: string, method: string, ask: Ask): Promise<ExampleAnswer> {
  const { title, url, headers, body: posted } = ask;
  const done = new AbortController();
  const response = await fetch(server + url, {
    method,
    headers: { ...headers, ...(posted === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(posted === undefined ? {} : { body: JSON.stringify(posted) }),
    signal: done.signal,
  });
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const body = shortened(mediaType, await read(response, mediaType));
  done.abort();
  const told = Object.entries(headers ?? {}).map(([name, value]) => `; ${name}: ${value}`);
  return { title, request: `${method} ${url}${told.join('')}`, status: response.status, mediaType, body };
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
  if (mediaType.endsWith('json')) return cut(JSON.parse(text));
  if (mediaType === 'text/event-stream') return fewFrames(text);
  if (mediaType === 'text/plain') return ownCounters(text);
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
