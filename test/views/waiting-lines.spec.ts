/** Lines that wait are written together, in the order of their key, and none of them is lost or doubled. */
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { WaitingLines } from '../../src/views/sqlite/waiting-lines.js';

let db: Database.Database;
let lines: WaitingLines;

beforeEach(() => {
  db = new Database(':memory:');
  db.exec(`CREATE TABLE steps (thing INTEGER, name TEXT, note TEXT, PRIMARY KEY (thing, name));
    CREATE TABLE log (at INTEGER PRIMARY KEY, thing INTEGER);
    CREATE TRIGGER written AFTER INSERT ON steps BEGIN INSERT INTO log (thing) VALUES (new.thing); END;`);
  lines = new WaitingLines(db, { name: 'steps', columns: ['thing', 'name', 'note'], orIgnore: true });
});

const steps = (): unknown[] => db.prepare('SELECT * FROM steps ORDER BY thing, name').raw().all();
const written = (): unknown[] => db.prepare('SELECT thing FROM log ORDER BY at').pluck().all();

describe('lines that wait', () => {
  it('are not in the table before they are written', () => {
    lines.add(1, 'signed', null);
    expect(steps()).toEqual([]);
    lines.write();
    expect(steps()).toEqual([[1, 'signed', null]]);
  });

  it.each([1, 63, 64, 65, 200])('are all written, in the order of their key: %i', (count) => {
    const things = Array.from({ length: count }, (_, i) => i);
    for (const thing of things.toReversed()) lines.add(thing, 'signed', `note ${thing}`);
    lines.write();
    expect(steps()).toEqual(things.map((thing) => [thing, 'signed', `note ${thing}`]));
    expect(written()).toEqual(things);
  });

  it('leave a line alone that is there already', () => {
    lines.add(1, 'signed', 'first');
    lines.write();
    lines.add(1, 'signed', 'second');
    lines.add(1, 'ended', 'first');
    lines.add(1, 'ended', 'second');
    lines.write();
    expect(steps()).toEqual([
      [1, 'ended', 'first'],
      [1, 'signed', 'first'],
    ]);
  });

  it('are written once', () => {
    lines.add(1, 'signed', null);
    lines.write();
    lines.write();
    expect(written()).toEqual([1]);
  });

  it('of a batch that is given up are void', () => {
    lines.add(1, 'signed', null);
    lines.giveUp();
    lines.add(2, 'signed', null);
    lines.write();
    expect(written()).toEqual([2]);
  });
});
