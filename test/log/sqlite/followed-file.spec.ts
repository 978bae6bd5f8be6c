/** A log that is followed in its file gives every event once, and says that it has caught up only where the writer has said so. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FollowMessage } from '../../../src/log/event-log.js';
import { FollowedFile } from '../../../src/log/sqlite/followed-file.js';
import { openLogFile } from '../../../src/log/sqlite/log-file-reader.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { MORNING, StandingClock, statement } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

async function given(): Promise<{
  append: (stream: string) => Promise<unknown>;
  followed: FollowedFile;
  next: () => Promise<string>;
}> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
  const file = openLogFile(join(folder, 'log.db'), 'process-');
  const followed = new FollowedFile(file);
  const stopping = new AbortController();
  const messages = followed.follow({ signal: stopping.signal })[Symbol.asyncIterator]();
  onTestFinished(async () => {
    stopping.abort();
    file.close();
    await log.close();
  });
  return {
    append: async (stream) => log.append(stream, [statement()], null),
    followed,
    next: async () => told((await messages.next()).value as FollowMessage),
  };
}

function told(message: FollowMessage): string {
  return message.kind === 'event' ? `event ${message.event.position}` : `${message.kind} ${message.position}`;
}

describe('a log that is followed in its file', () => {
  it('has caught up once it has given what the writer says is all', async () => {
    const { append, followed, next } = await given();
    await append('first');
    followed.arrived({ position: 1n, complete: true });
    expect(await next()).toBe('event 1');
    expect(await next()).toBe('caught-up 1');
    const coming = next();
    await append('second');
    followed.arrived({ position: 2n, complete: true });
    expect(await coming).toBe('event 2');
    expect(await next()).toBe('caught-up 2');
  });

  it('has not caught up while the writer knows of more than is in the file', async () => {
    const { append, followed, next } = await given();
    await append('first');
    followed.arrived({ position: 1n, complete: false });
    expect(await next()).toBe('event 1');
    const coming = next();
    followed.arrived({ position: 1n, complete: false });
    await append('second');
    followed.arrived({ position: 2n, complete: true });
    expect(await coming).toBe('event 2');
    expect(await next()).toBe('caught-up 2');
  });
});
