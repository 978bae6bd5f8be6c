/** A server with the sample history, and clients of the protocol's own SDK that ask it. */
import { Client, StreamableHTTPClientTransport, type CallToolResult } from '@modelcontextprotocol/client';
import type { RunningServer } from '../server/running-server.js';

/** What tools answer of the record. */
export interface Told {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
  readonly cited: readonly {
    readonly processId: string;
    readonly entryId: string;
    readonly sources: readonly unknown[];
    readonly occurred: unknown;
    readonly disputes: readonly { readonly by: string; readonly entryId: string }[];
    readonly uri: string;
  }[];
  readonly contested: readonly {
    readonly kind: string;
    readonly id: string;
    readonly claims: readonly {
      readonly by: string | null;
      readonly says: string;
      readonly entryId: string;
      readonly elsewhere?: true;
    }[];
  }[];
}

/** A client that is connected. @param key what it comes with */
export async function connect({ url }: Pick<RunningServer, 'url'>, key?: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  await client.connect(transportTo(url, headers));
  return client;
}

export function transportTo(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers } });
}

/** Calls a tool that has to answer. */
export async function call(
  client: Client,
  name: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Told & Readonly<Record<string, unknown>>> {
  const result = await client.callTool({ name, arguments: { ...given } });
  if (result.isError) throw new Error(textOf(result));
  return result.structuredContent as Told & Readonly<Record<string, unknown>>;
}

/** The text of an answer. */
export function textOf(result: CallToolResult): string {
  return result.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}
