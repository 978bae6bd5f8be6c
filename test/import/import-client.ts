/** Imports as a client does: what it sends, in which pieces, and the lines that are answered. */
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ImportMessage } from '../../src/http/answers.js';
import { CALLER } from '../access/callers.js';

export interface Sent {
  readonly query?: string | undefined;
  readonly caller?: string | undefined;
  readonly type?: string | undefined;
}

export interface Imported {
  readonly status: number;
  readonly messages: readonly ImportMessage[];
  /** The last of them. */
  readonly last: unknown;
}

export function lineOf(processId: string, entry: object): string {
  return `${JSON.stringify({ processId, ...entry })}\n`;
}

/** An import that goes on until its request is ended. */
export interface OpenImport {
  readonly call: ClientRequest;
  readonly response: Promise<IncomingMessage>;
}

export function beginImport(url: string, { query = '', caller, type }: Sent = {}): OpenImport {
  const call = request(new URL(`/v1/import${query}`, url), {
    method: 'POST',
    headers: headersOf({ caller, type }),
    agent: false,
  });
  call.on('error', () => undefined);
  const response = once(call, 'response').then(([answer]) => answer as IncomingMessage);
  return { call, response };
}

function headersOf({ caller, type = 'application/x-ndjson' }: Sent): Record<string, string> {
  return { 'content-type': type, ...(caller === undefined ? {} : { [CALLER]: caller }) };
}

export async function importInto(
  url: string,
  pieces: readonly (string | Buffer)[],
  { query = '', ...sent }: Sent = {},
): Promise<Imported> {
  const headers = headersOf(sent);
  const call = request(new URL(`/v1/import${query}`, url), { method: 'POST', headers, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve).once('error', reject);
  });
  for (const piece of pieces)
    if (!call.write(piece)) await new Promise((resolve) => call.once('drain', resolve));
  call.end();
  const response = await answered;
  const lines = (await text(response)).split('\n').filter((line) => line !== '');
  const messages = lines.map((line) => JSON.parse(line) as ImportMessage);
  return { status: response.statusCode ?? 0, messages, last: messages.at(-1) };
}
