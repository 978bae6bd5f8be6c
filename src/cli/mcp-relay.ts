/** Hands the requests of an assistant to a running server, and its answers back. */
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { createParser } from 'eventsource-parser';
import type { Answering, Method, Results } from '../http/mcp/protocol.js';
import { sentenceOf } from '../thrown.js';

/** That in which each request is answered by itself, without a word before it. */
const REVISION = '2025-11-25';

/** What comes back of the server, as far as it is looked at. */
interface Answer {
  readonly result?: object;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  /** Of a problem document. */
  readonly detail?: string;
}

export function relayTo(
  { url, key }: { readonly url: string; readonly key: string | undefined },
  signal: AbortSignal,
): Answering {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': REVISION,
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  let asked = 0;
  return async <M extends Method>(method: M, params: object): Promise<Results[M]> => {
    // What the assistant says of itself is for whoever it speaks with.
    const { _meta: _, ...rest } = { _meta: undefined, ...params };
    const body = JSON.stringify({ jsonrpc: '2.0', id: ++asked, method, params: rest });
    const { result, error, detail } = await posted(`${url}/mcp`, { method: 'POST', headers, body, signal });
    // The server has checked it, and whoever asked checks it again.
    if (result) return result as Results[M];
    if (error) throw new ProtocolError(error.code, error.message, error.data);
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      detail ?? `expected an answer of ${url}/mcp, got none`,
    );
  };
}

async function posted(url: string, request: RequestInit): Promise<Answer> {
  let text: string;
  let isStream: boolean;
  try {
    const response = await fetch(url, request);
    isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    text = await response.text();
  } catch (error) {
    throw new ProtocolError(ProtocolErrorCode.InternalError, `${url} cannot be asked: ${sentenceOf(error)}`);
  }
  return answerIn(isStream ? lastMessage(text) : text);
}

function lastMessage(stream: string): string {
  let last = '';
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data !== '') last = data;
    },
  });
  parser.feed(stream);
  return last;
}

function answerIn(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
