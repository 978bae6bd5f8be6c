/** One data folder has one server, and its read models are those of the store that it runs on. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OtherLog, removeFile } from '../../src/views/sqlite/views-file.js';
import { joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Answer } from '../http/desk.js';
import { ProtocolServer } from '../kurrentdb/protocol-server/protocol-server.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { startServer, type RunningServer } from '../server/running-server.js';

async function cluster(): Promise<readonly string[]> {
  const server = await ProtocolServer.start();
  onTestFinished(() => server.dispose());
  return ['--store', server.connectionString()];
}

async function start(folder: string, flags: readonly string[] = []): Promise<RunningServer> {
  const server = await startServer({ folder, flags });
  onTestFinished(server.stop);
  return server;
}

async function parties({ http }: RunningServer): Promise<unknown[]> {
  const { body } = await http.get('/v1/parties').expect(200);
  return (body as Answer).items.map(({ partyId }) => partyId);
}

describe('a data folder', () => {
  it('of the embedded store refuses a second server as the folder of its log', async () => {
    const folder = temporaryFolder();
    await start(folder);
    await expect(startServer({ folder })).rejects.toThrow(`The log in ${folder} is open already`);
  });

  it('refuses a second server on a cluster, also of another kind of store, and lets go of it', async () => {
    const folder = temporaryFolder();
    const flags = await cluster();
    const first = await start(folder, flags);
    const refusal = `The log in ${folder} is open already`;
    await expect(startServer({ folder, flags })).rejects.toThrow(refusal);
    await expect(startServer({ folder })).rejects.toThrow(refusal);
    await postTo(first, 'gaza-2025', [opened, joined('egypt')]).expect(201);
    await first.stop();
    await expect(startServer({ folder })).rejects.toThrow(OtherLog);
    removeFile(join(folder, 'views.db'));
    await start(folder);
  });

  it('that goes from the embedded store to a cluster and back never shows the rows of the other', async () => {
    const folder = temporaryFolder();
    const flags = await cluster();
    const embedded = await start(folder);
    await postTo(embedded, 'gaza-2025', [opened, joined('egypt')]).expect(201);
    await embedded.stop();

    const moved = await start(folder, flags);
    expect(await parties(moved)).toEqual([]);
    const { body } = await postTo(moved, 'gaza-2025', [opened, joined('qatar')]).expect(201);
    await moved.http
      .get('/v1/parties')
      .query({ minPosition: (body as Answer).position })
      .expect(200);
    expect(await parties(moved)).toEqual(['qatar']);
    await moved.stop();

    await expect(startServer({ folder })).rejects.toThrow(OtherLog);
    removeFile(join(folder, 'views.db'));
    expect(await parties(await start(folder))).toEqual(['egypt']);
  });
});
