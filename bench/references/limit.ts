/**
 * What SQLite behind HTTP allows, by hand: Fastify with a JSON Schema, and one transaction for all that has come in. It
 * decides nothing, chains nothing, and projects nothing. `node limit.js FOLDER`
 */
import Database from 'better-sqlite3';
import fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { entrySchema } from './entry-schema.js';

interface Waiting {
  readonly processId: string;
  readonly entry: { readonly id?: string; readonly type: string };
  readonly resolve: (receipt: object) => void;
}

const db = new Database(join(process.argv[2] ?? '.', 'limit.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`CREATE TABLE events (
  position INTEGER PRIMARY KEY, stream TEXT, id TEXT UNIQUE, type TEXT, recorded_at TEXT, body TEXT
) STRICT`);
const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)');
const waiting: Waiting[] = [];
let position = 0;

const commit = db.transaction((entries: readonly Waiting[]) =>
  entries.map(({ processId, entry }) => {
    const id = entry.id ?? randomUUID();
    const recordedAt = new Date().toISOString();
    position += 1;
    insert.run(position, processId, id, entry.type, recordedAt, JSON.stringify(entry));
    const event = { id, type: entry.type, revision: position, position: String(position), recordedAt };
    return { processId, revision: position, position: String(position), events: [event] };
  }),
);

function flush(): void {
  const entries = waiting.splice(0);
  const receipts = commit(entries);
  entries.forEach(({ resolve }, i) => {
    resolve(receipts[i] ?? {});
  });
}

const app = fastify({
  bodyLimit: 4 * 2 ** 20,
  ajv: { customOptions: { discriminator: true, removeAdditional: false, coerceTypes: false } },
});
app.post<{ Params: { processId: string }; Body: Waiting['entry'] }>(
  '/v1/processes/:processId/events',
  { schema: { body: entrySchema } },
  async (request, reply) => {
    const receipt = await new Promise<object>((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ processId: request.params.processId, entry: request.body, resolve });
    });
    return reply.status(201).send(receipt);
  },
);
process.stdout.write(`The limit listens on ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
