/** Rule: what a command writes is there whole or not at all, and what was there stays until then. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole, writeWholeFolder } from '../../src/cli/write-whole.js';
import { runOnScreen } from './screen.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-whole-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function* brokenOff(): Iterable<string> {
  yield 'the first line\n';
  throw new Error('expected more, got none');
}

describe('a file', () => {
  it('is written from its pieces, in the place of an old one', async () => {
    const file = join(folder, 'log.ndjson');
    await writeWhole(file, ['old']);
    await writeWhole(file, ['one\n', Buffer.from('two\n')]);
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(folder)).toEqual(['log.ndjson']);
  });

  it('is not there where its pieces break off, and the old one is as it was', async () => {
    const [fresh, old] = [join(folder, 'fresh'), join(folder, 'old')];
    writeFileSync(old, 'as it was\n');
    await expect(writeWhole(fresh, brokenOff())).rejects.toThrow('expected more');
    await expect(writeWhole(old, brokenOff())).rejects.toThrow('expected more');
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readFileSync(old, 'utf8')).toBe('as it was\n');
  });

  it('leaves nothing beside its place where that is taken by a folder', async () => {
    mkdirSync(join(folder, 'taken'));
    await expect(writeWhole(join(folder, 'taken'), ['text'])).rejects.toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('is read by nobody who could not read the old one', async () => {
    const file = join(folder, 'private');
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    await writeWhole(file, ['new']);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o600]);
  });

  it('does not take the place of a device', async () => {
    await writeWhole('/dev/null', ['text']);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    await expect(writeWhole('/dev/full', ['text'])).rejects.toThrow('ENOSPC');
  });
});

describe('a folder', () => {
  it('has its name once all its files are in it', async () => {
    await writeWholeFolder(join(folder, 'release'), new Map(Object.entries({ a: 'x', 'data/b': 'y' })));
    expect(readFileSync(join(folder, 'release/data/b'), 'utf8')).toBe('y');
    expect(readdirSync(folder)).toEqual(['release']);
  });

  it('is not there where one of its files cannot be written', async () => {
    const files = new Map([
      ['data', 'a file'],
      ['data/b', 'a file below a file'],
    ]);
    await expect(writeWholeFolder(join(folder, 'release'), files)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a command whose server is cut off in the middle of its answer', () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000' });
      response.write('row,type\r\n', () => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
  });

  it.each([
    ['export', '--format', 'sheet', '--process', 'gaza-2025'],
    ['export', '--process', 'gaza-2025'],
  ])('leaves the file as it was: %s %s %s', async (...words) => {
    const file = join(folder, 'kept');
    writeFileSync(file, 'as it was\n');
    const { port } = server.address() as AddressInfo;
    const { status, err } = await runOnScreen([...words, '--out', file, '--url', `http://127.0.0.1:${port}`]);
    expect([status, err]).toEqual([1, expect.stringMatching(/\S/)]);
    expect(readdirSync(folder)).toEqual(['kept']);
    expect(readFileSync(file, 'utf8')).toBe('as it was\n');
  });
});
