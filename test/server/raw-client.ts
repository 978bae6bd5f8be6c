/** Requests as bytes: what no client library would send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { SECURITY_HEADERS } from '../../src/http/security-headers.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
}

export async function opened(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes as they are and reads until the server closes. */
export async function sendRaw(url: string, bytes: string): Promise<RawAnswer> {
  const socket = await opened(url);
  socket.write(bytes);
  return answerOf(await text(socket));
}

/** A request with exactly these lines after its first one; the server closes when it has answered. */
export async function ask(url: string, target: string, ...lines: readonly string[]): Promise<RawAnswer> {
  const [method = '', path = '', version = 'HTTP/1.1'] = target.split(' ');
  return sendRaw(url, [`${method} ${path} ${version}`, ...lines, 'Connection: close', '', ''].join('\r\n'));
}

export function answerOf(raw: string): RawAnswer {
  const [head = '', body = ''] = raw.split('\r\n\r\n', 2);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.split(': ', 1)[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: /, '')]),
  );
  return { status: Number(first.split(' ')[1]), headers, body: parsed(body) };
}

/** What is no JSON, a page or chunks, as text. */
function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}

/** As a problem document of this code, with what every answer has. */
export function expectWhole({ status, headers, body }: RawAnswer, code: string): void {
  expect(body).toMatchObject({ type: `urn:chancery:problem:${code}`, status, code });
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(Object.fromEntries(headers)).toMatchObject(SECURITY_HEADERS);
}
