/** Puts the rows of read models that were built in a file of their own into the place of the live ones. */
import type { Database } from 'better-sqlite3';

/** Numbers differ between two files: what has a name in both is found by it. */
const MAPPINGS = `
CREATE TEMP TABLE swapped AS
  SELECT b.read_model beside, m.read_model live FROM beside.read_models b JOIN main.read_models m USING (name);
CREATE UNIQUE INDEX temp.swapped_beside ON swapped (beside);
CREATE TEMP TABLE owners AS
  SELECT b.process beside, m.process live FROM beside.processes b JOIN main.processes m USING (name)
  UNION ALL SELECT 0, 0;
CREATE UNIQUE INDEX temp.owners_beside ON owners (beside);
INSERT OR IGNORE INTO main.rows (read_model, process, key, position, sort1, sort2, sort3)
  SELECT s.live, o.live, b.key, 0, 0, 0, 0 FROM beside.rows b
  JOIN swapped s ON s.beside = b.read_model JOIN owners o ON o.beside = b.process ORDER BY b.row;
CREATE TEMP TABLE pairs AS
  SELECT b.row beside, m.row live FROM beside.rows b
  JOIN swapped s ON s.beside = b.read_model JOIN owners o ON o.beside = b.process
  JOIN main.rows m ON m.read_model = s.live AND m.process = o.live AND m.key = b.key;
CREATE UNIQUE INDEX temp.pairs_beside ON pairs (beside);`;

const FIELDS = [
  'position',
  'last_ord',
  'last_depth',
  'last_position',
  'sort1',
  'sort2',
  'sort3',
  'wakes_at',
  'parked',
  'body',
];

/** One transaction. The file beside is attached as \`beside\` and is of the same log up to the same position. */
export function swapRows(db: Database, names: readonly string[]): void {
  db.transaction(() => {
    db.exec(MAPPINGS);
    for (const name of names) swapReadModel(db, name);
    for (const table of ['swapped', 'owners', 'pairs']) db.exec(`DROP TABLE temp.${table}`);
  })();
}

function swapReadModel(db: Database, name: string): void {
  const live = numberIn(db, 'main', name);
  const beside = numberIn(db, 'beside', name);
  const run = (sql: string): void => void db.prepare(sql).run({ live, beside });
  const own = '(SELECT row FROM main.rows WHERE read_model = @live)';
  run(`DELETE FROM main.touches WHERE row IN ${own}`);
  run('DELETE FROM main.entry_touches WHERE read_model = @live');
  run(`DELETE FROM main.links WHERE owner IN ${own}`);
  run('DELETE FROM main.sums WHERE read_model = @live');
  run('DELETE FROM main.sums_from WHERE read_model = @live');
  run('DELETE FROM main.shares WHERE read_model = @live');
  run(`DELETE FROM main.shared_changes WHERE row IN ${own}`);
  run(`UPDATE main.rows SET body = NULL, parked = NULL, position = 0, wakes_at = NULL, last_ord = NULL,
    last_depth = NULL, last_position = NULL WHERE read_model = @live`);
  run(`UPDATE main.rows SET (${FIELDS.join(', ')}) =
      (SELECT ${FIELDS.map((field) => `b.${field}`).join(', ')} FROM pairs p
        JOIN beside.rows b ON b.row = p.beside WHERE p.live = main.rows.row)
    WHERE read_model = @live AND row IN (SELECT live FROM pairs)`);
  run(`INSERT INTO main.touches SELECT p.live, t.ord, t.depth, t.position FROM beside.touches t
    JOIN pairs p ON p.beside = t.row JOIN beside.rows b ON b.row = t.row AND b.read_model = @beside`);
  run(`INSERT INTO main.entry_touches SELECT @live, entry, ord, depth, position
    FROM beside.entry_touches WHERE read_model = @beside`);
  run(`INSERT OR IGNORE INTO main.links SELECT d.live, s.live, l.order1, l.order2, f.live, o.live
    FROM beside.links l JOIN pairs d ON d.beside = l.dependent JOIN pairs f ON f.beside = l.source
    JOIN pairs o ON o.beside = l.owner JOIN swapped s ON s.beside = l.read_model
    JOIN beside.rows b ON b.row = l.owner AND b.read_model = @beside`);
  run(`INSERT INTO main.sums SELECT p.live, name, @live, count FROM beside.sums
    JOIN pairs p ON p.beside = row WHERE read_model = @beside`);
  run(`INSERT INTO main.sums_from SELECT p.live, name, starts_at, @live, o.live FROM beside.sums_from
    JOIN pairs p ON p.beside = row JOIN pairs o ON o.beside = owner WHERE read_model = @beside`);
  run(`INSERT INTO main.shares SELECT p.live, s.name, o.live, @live, s.count FROM beside.shares s
    JOIN pairs p ON p.beside = s.row JOIN owners o ON o.beside = s.process WHERE s.read_model = @beside`);
  run(`INSERT INTO main.shared_changes SELECT p.live, o.live, c.position FROM beside.shared_changes c
    JOIN pairs p ON p.beside = c.row JOIN owners o ON o.beside = c.process
    JOIN beside.rows b ON b.row = c.row AND b.read_model = @beside`);
  run(`DELETE FROM main.row_facets WHERE facet IN (SELECT facet FROM main.facets WHERE read_model = @live)`);
  run(
    `DELETE FROM main.entry_facets WHERE facet IN (SELECT facet FROM main.facets WHERE read_model = @live)`,
  );
  run(`INSERT OR IGNORE INTO main.facets (read_model, name)
    SELECT @live, name FROM beside.facets WHERE read_model = @beside ORDER BY facet`);
  const named = `JOIN beside.facets b ON b.facet = f.facet AND b.read_model = @beside
    JOIN main.facets m ON m.read_model = @live AND m.name = b.name JOIN owners o ON o.beside = f.process`;
  run(`INSERT INTO main.row_facets SELECT m.facet, o.live, f.key, p.live
    FROM beside.row_facets f ${named} JOIN pairs p ON p.beside = f.row`);
  run(`INSERT INTO main.entry_facets SELECT m.facet, o.live, f.ord, f.depth, f.position
    FROM beside.entry_facets f ${named}`);
  run(`UPDATE main.read_models SET row_count =
    (SELECT row_count FROM beside.read_models WHERE read_model = @beside) WHERE read_model = @live`);
}

/** Whether the rows of a read model are the same in both files. Rows that are gone say nothing, nor do those that never were. */
export function sameRows(db: Database, name: string): boolean {
  const rows = (schema: string): string => `SELECT p.name, r.key, r.body, r.parked FROM ${schema}.rows r
    LEFT JOIN ${schema}.processes p USING (process)
    WHERE r.read_model = @${schema} AND (r.body IS NOT NULL OR r.parked IS NOT NULL)`;
  const differing = db
    .prepare(
      `SELECT 1 FROM (
        SELECT * FROM (${rows('main')} EXCEPT ${rows('beside')})
        UNION ALL
        SELECT * FROM (${rows('beside')} EXCEPT ${rows('main')})
      ) LIMIT 1`,
    )
    .get({ main: numberIn(db, 'main', name), beside: numberIn(db, 'beside', name) });
  return differing === undefined;
}

function numberIn(db: Database, schema: 'main' | 'beside', name: string): number {
  const found = db
    .prepare<[string], { read_model: number }>(`SELECT read_model FROM ${schema}.read_models WHERE name = +?`)
    .get(name);
  if (!found) throw new Error(`expected a read model called ${name} in both files, ${schema} has none`);
  return found.read_model;
}
