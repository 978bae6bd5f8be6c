/** Two servers on one store, which is the protocol test server. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ProtocolServer, type ProtocolServerOptions } from '../kurrentdb/protocol-server/protocol-server.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import type { Clock } from '../../src/log/event-log.js';

export interface Replicas {
  readonly store: ProtocolServer;
  readonly one: RunningServer;
  readonly other: RunningServer;
  /** Another server on the same store, in a folder of its own or one that is there. */
  another(folder?: string): Promise<RunningServer>;
  dispose(): Promise<void>;
}

export async function startReplicas(
  options: ProtocolServerOptions & {
    readonly clocks?: readonly [Clock, Clock];
    /** Their data folders. Absent: new ones. */
    readonly folders?: readonly [string, string];
    /** More flags of both servers. */
    readonly flags?: readonly string[];
  } = {},
  startOne: typeof startServer = startServer,
): Promise<Replicas> {
  const store = await ProtocolServer.start(options);
  const flags = [
    '--store',
    store.connectionString(),
    '--settle-time',
    '5',
    '--stream-prefix',
    'process-',
    ...(options.flags ?? []),
  ];
  const servers: RunningServer[] = [];
  const start = async (folder?: string, clock?: Clock): Promise<RunningServer> => {
    const server = await startOne({
      flags,
      ...(folder === undefined ? {} : { folder }),
      ...(clock ? { clock } : {}),
    });
    servers.push(server);
    return server;
  };
  const one = await start(options.folders?.[0], options.clocks?.[0]);
  const other = await start(options.folders?.[1], options.clocks?.[1]);
  return {
    store,
    one,
    other,
    another: (folder) => start(folder),
    async dispose() {
      store.heal();
      await Promise.all(servers.map((server) => server.dispose()));
      await store.dispose();
    },
  };
}

/** Asks until the answer is as it should be; the test's own time limit bounds it. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await sleep(50);
  }
}
