/** What has changed since a place is found by an index of positions: it costs what has changed, not what is there. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CHANGES, Question } from '../../src/application/feed/question.js';
import { readModel, readModels, type ReadModel } from '../../src/application/read-models.js';
import { VIEWS_SCHEMA } from '../../src/views/sqlite/schema.js';
import { projections } from '../../projections/index.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { MemoryEntries } from '../laws/memory-entries.js';
import { SqliteRows, type Scope } from '../../src/views/sqlite/sqlite-rows.js';

let db: Database.Database;
let rows: SqliteRows;
let prepared: string[];
beforeEach(() => {
  db = new Database(':memory:');
  db.exec(VIEWS_SCHEMA);
  db.exec("INSERT INTO processes (name, known_since) VALUES ('p', 0)");
  rows = new SqliteRows(db, new SqliteViews(db, projections, new MemoryEntries()));
  prepared = [];
  const prepare = db.prepare.bind(db);
  vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    prepared.push(sql);
    return prepare(sql);
  });
});
afterEach(() => {
  db.close();
});

/** How SQLite finds what changed after a position. */
function planOf(scope: Scope): string[] {
  rows.changedAfter(scope, 5, 10);
  return prepared.splice(0).flatMap((sql) => {
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    return plan.map(({ detail }) => detail).filter((detail) => /SCAN|SEARCH/.test(detail));
  });
}

function scopeOf(projections: readonly ReadModel[], scope: Scope): Scope {
  const name = projections.length === 1 && projections[0] ? projections[0].name : CHANGES;
  return new Question({ name, projections, scope, filter: '', accepts: () => true }).scope;
}

const phases = readModel('phase-status');
const parties = readModel('parties');
const two = ['phase-status', 'timeline'];

test.each<[string, readonly ReadModel[], Scope]>([
  ['everything', readModels, {}],
  ['a read model', [phases], { projections: ['phase-status'] }],
  ['some read models', readModels, { projections: two }],
  ['a process', readModels, { process: 'p' }],
  ['some read models of a process', readModels, { projections: two, process: 'p' }],
  ['a read model of a process', [phases], { projections: ['phase-status'], process: 'p' }],
  ['a read model across processes', [parties], { projections: ['parties'] }],
  ['a row of a process', [phases], { projections: ['phase-status'], process: 'p', key: 'one' }],
  ['a row across processes', [parties], { projections: ['parties'], key: 'egypt' }],
])('the changes of %s are found by position or by key', (_, projections, scope) => {
  const plan = planOf(scopeOf(projections, scope));
  for (const step of plan)
    expect(step).toMatch(/^SEARCH .*(position>\?|process=\? AND key=\?|read_model=\? AND process=\?)/);
});
