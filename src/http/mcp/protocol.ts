/** The server of the protocol, whatever carries it: it hands every request on, and keeps nothing between two of them. */
import {
  McpServer,
  type CallToolResult,
  type CompleteResult,
  type ListResourcesResult,
  type ListResourceTemplatesResult,
  type ListToolsResult,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';
import { version } from '../version.js';
import { NOTICE } from './notice.js';

/** What is answered, by the method of the request. */
export interface Results {
  readonly 'tools/list': ListToolsResult;
  readonly 'tools/call': CallToolResult;
  readonly 'resources/list': ListResourcesResult;
  readonly 'resources/templates/list': ListResourceTemplatesResult;
  readonly 'resources/read': ReadResourceResult;
  readonly 'completion/complete': CompleteResult;
}

export type Method = keyof Results;

/** Answers requests. @param params as they came: their shape has been checked */
export interface Answering {
  <M extends Method>(method: M, params: object): Promise<Results[M]>;
}

const INSTRUCTIONS = [
  'Chancery is a record of peace processes: sourced entries, of which some contradict each other.',
  NOTICE,
  'Cite the entry and its source for whatever you say: they are in `cited`. Where `contested` or `disputes` has something, say so and tell every claim with who makes it; none of them is right because it came last. A moment is given with `at` (what had happened) or `knownAt` (what was on record).',
  'To add something, ask vocabulary, then propose_entries with quotes. A person decides.',
].join('\n');

/** A server for one request, or for one connection. */
export function protocolServer(answer: Answering): McpServer {
  const mcp = new McpServer(
    { name: 'chancery', title: 'Chancery', version: version() },
    { capabilities: { tools: {}, resources: {}, completions: {} }, instructions: INSTRUCTIONS },
  );
  // Below its lists of tools and resources: these would have to be made anew, schemas and all, for each request.
  const { server } = mcp;
  const handOn = (method: Method): void => {
    server.setRequestHandler(method, async ({ params = {} }) => answer(method, params));
  };
  for (const method of methods) handOn(method);
  return mcp;
}

const methods: readonly Method[] = [
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'completion/complete',
];
