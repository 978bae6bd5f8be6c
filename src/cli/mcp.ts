/** `chancery mcp`: the protocol over the standard input and output. */
import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createLogger } from '../http/logger.js';
import { protocolServer, type Answering } from '../http/mcp/protocol.js';
import { createServer, localAssistant } from '../server.js';
import { sentenceOf } from '../thrown.js';
import type { McpSource } from './commands/mcp.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';
import { relayTo } from './mcp-relay.js';

interface Opened {
  readonly answer: Answering;
  readonly close: () => Promise<void>;
}

/** Comes back when the input has ended, or when it is stopped. */
export function runMcp(source: McpSource, context: CliContext): Promise<ExitStatus> {
  const { err, signal } = context;
  return ending(context, false, async () => {
    const { answer, close } = await open(source, signal);
    try {
      const ended = Promise.race([once(process.stdin, 'end'), once(signal, 'abort')]);
      const served = serveStdio(() => protocolServer(answer), {
        onerror: (error) => {
          err.write(`${sentenceOf(error)}\n`);
        },
      });
      await ended;
      await served.close();
      return 0;
    } finally {
      await close();
    }
  });
}

async function open(source: McpSource, signal: AbortSignal): Promise<Opened> {
  switch (source.kind) {
    case 'server':
      return { answer: relayTo(source, signal), close: () => Promise.resolve() };
    case 'folder': {
      const { configuration } = source;
      const { logLevel: level, store } = configuration;
      // The standard output is the protocol's.
      const logger = createLogger({ level, store, destination: process.stderr });
      const app = await createServer(configuration, { logger });
      await app.init();
      return { answer: await localAssistant(app, signal), close: () => app.close() };
    }
  }
}
