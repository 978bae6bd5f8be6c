/**
 * The peer: Emmett behind Express, on SQLite or PostgreSQL. It appends at the revision that it has seen and projects inline
 * into one row a process. It validates and decides less than Chancery does. `node emmett.js sqlite FILE | postgresql URL`
 */
import { SQL } from '@event-driven-io/dumbo';
import { getPostgreSQLEventStore, postgreSQLRawSQLProjection } from '@event-driven-io/emmett-postgresql';
import {
  getSQLiteEventStore,
  sqliteConnection,
  SQLiteConnectionPool,
  sqliteRawSQLProjection,
} from '@event-driven-io/emmett-sqlite';
import express from 'express';

const [kind, where] = process.argv.slice(2);
const types = new Set([
  'PhaseDefined',
  'PhaseDeclared',
  'PhaseStatusDetermined',
  'MeetingHeld',
  'CommitmentMade',
  'CommitmentProgressReported',
  'CommitmentAssessed',
  'CommitmentDeadlineSet',
  'ViolationAlleged',
  'ViolationDenied',
  'StatementIssued',
]);
const table =
  'CREATE TABLE IF NOT EXISTS overview (process TEXT PRIMARY KEY, entries INTEGER NOT NULL, newest TEXT NOT NULL)';
const store = kind === 'sqlite' ? onSqlite(where) : await onPostgresql(where);
const revisions = new Map();
const queues = new Map();

/** Appends to one process come one after the other, so that each knows the revision before it. */
function inTurn(key, work) {
  const turn = (queues.get(key) ?? Promise.resolve()).then(work);
  queues.set(
    key,
    turn.catch(() => undefined),
  );
  return turn;
}

const app = express();
app.use(express.json({ limit: '4mb' }));
app.post('/v1/processes/:processId/events', async (request, response) => {
  const { processId } = request.params;
  const { type, occurred, data, sources } = request.body;
  if (!types.has(type) || typeof occurred !== 'string' || typeof data !== 'object' || !sources?.length) {
    response.status(422).json({ code: 'invalid-payload' });
    return;
  }
  // On SQLite all share one connection, whose transactions cannot overlap.
  const revision = await inTurn(kind === 'sqlite' ? '' : processId, async () => {
    const expectedStreamVersion = revisions.get(processId) ?? 'STREAM_DOES_NOT_EXIST';
    const { nextExpectedStreamVersion } = await store.appendToStream(
      `process-${processId}`,
      [{ type, data: { processId, occurred, data, sources } }],
      { expectedStreamVersion },
    );
    revisions.set(processId, nextExpectedStreamVersion);
    return nextExpectedStreamVersion;
  });
  response.status(201).json({ processId, revision: Number(revision), position: String(revision) });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Emmett listens on http://127.0.0.1:${server.address().port}\n`);
});

/** The connection commits with synchronous FULL, SQLite's default: durable before it is acknowledged, as ours. */
function onSqlite(fileName) {
  const connection = sqliteConnection({ fileName });
  const projection = sqliteRawSQLProjection({
    canHandle: [...types],
    initSQL: `${table};`,
    evolve: ({ data: { processId, occurred } }) =>
      `INSERT INTO overview VALUES ('${plain(processId)}', 1, '${plain(occurred)}')
       ON CONFLICT (process) DO UPDATE SET entries = entries + 1, newest = excluded.newest;`,
  });
  return getSQLiteEventStore({
    fileName,
    pool: SQLiteConnectionPool({ fileName, connectionOptions: { singleton: true, connection } }),
    schema: { autoMigration: 'CreateOrUpdate' },
    projections: [{ type: 'inline', projection }],
  });
}

async function onPostgresql(url) {
  const projection = postgreSQLRawSQLProjection({
    name: 'overview',
    canHandle: [...types],
    init: () =>
      SQL`CREATE TABLE IF NOT EXISTS overview (process TEXT PRIMARY KEY, entries INTEGER NOT NULL, newest TEXT NOT NULL)`,
    evolve: ({ data: { processId, occurred } }) =>
      SQL`INSERT INTO overview VALUES (${processId}, 1, ${occurred})
          ON CONFLICT (process) DO UPDATE SET entries = overview.entries + 1, newest = excluded.newest`,
  });
  const opened = getPostgreSQLEventStore(url, { projections: [{ type: 'inline', projection }] });
  await opened.schema.migrate();
  return opened;
}

/** What stands in SQL as it is. */
function plain(text) {
  if (!/^[\w:.+-]+$/.test(text)) throw new Error(`expected a plain word, got ${text}`);
  return text;
}
