/** The tables of the read models' file. It is disposable: another layout is another number, and the file is made anew. */

/** Raise it when a table changes. */
export const VIEWS_LAYOUT = 2;

/** `chanviews` as the application id of the file. */
export const VIEWS_APPLICATION_ID = 0x43_56_57_31;

export const VIEWS_SCHEMA = `
-- How far the log has been taken in; the origin is the log's first event as JSON, once there is one.
CREATE TABLE checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  position INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  origin TEXT
) STRICT;
INSERT INTO checkpoint VALUES (1, 0, 0, NULL);

-- Which version of each read model the rows are, and how often they were swapped for others.
CREATE TABLE projections (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

-- The replica's own copy of the record, under which entry of the world each stands, and since when it is told: not before
-- what comes before it in its process.
CREATE TABLE records (
  process TEXT NOT NULL,
  id TEXT NOT NULL,
  root TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  known_since TEXT NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY (process, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_root ON records (process, root, sequence) WHERE root <> id;
CREATE INDEX records_by_sequence ON records (process, sequence);
CREATE INDEX records_by_position ON records (sequence);
CREATE INDEX records_by_knowing ON records (known_since, sequence);

-- The history: each entry of the world at its place. \`entry\` and \`marks\` only where editorial entries changed them.
CREATE TABLE nodes (
  process TEXT NOT NULL,
  id TEXT NOT NULL,
  ord REAL NOT NULL,
  depth INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  subject TEXT NOT NULL,
  introduces INTEGER NOT NULL,
  node TEXT NOT NULL,
  PRIMARY KEY (process, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX nodes_by_place ON nodes (process, ord, depth, sequence);
CREATE INDEX nodes_by_subject ON nodes (process, subject, introduces, ord, depth, sequence);

CREATE TABLE refs (
  process TEXT NOT NULL,
  subject TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (process, subject, id)
) STRICT, WITHOUT ROWID;

-- Which entries touch which row, in occurred order.
CREATE TABLE touches (
  projection TEXT NOT NULL,
  process TEXT NOT NULL,
  key TEXT NOT NULL,
  ord REAL NOT NULL,
  depth INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  entry_process TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  PRIMARY KEY (projection, process, key, ord, depth, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE rows (
  projection TEXT NOT NULL,
  process TEXT NOT NULL,
  key TEXT NOT NULL,
  row TEXT,
  position INTEGER NOT NULL,
  cause TEXT NOT NULL,
  last TEXT,
  parked TEXT,
  sort1 REAL NOT NULL,
  sort2 REAL NOT NULL,
  sort3 REAL NOT NULL,
  wakes_at INTEGER,
  PRIMARY KEY (projection, process, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX rows_by_position ON rows (position);
CREATE INDEX rows_by_projection_position ON rows (projection, position);
CREATE INDEX rows_by_process_position ON rows (process, projection, position);
CREATE INDEX rows_by_sort ON rows (projection, process, sort1, sort2, sort3, key);
CREATE INDEX rows_by_waking ON rows (wakes_at) WHERE wakes_at IS NOT NULL;
CREATE INDEX rows_parked ON rows (projection) WHERE parked IS NOT NULL;

-- The view of \`dependent\` reads the row \`source\`; \`owner\` is the row that says so.
CREATE TABLE links (
  owner_projection TEXT NOT NULL,
  owner_process TEXT NOT NULL,
  owner_key TEXT NOT NULL,
  source_projection TEXT NOT NULL,
  source_process TEXT NOT NULL,
  source_key TEXT NOT NULL,
  dependent_projection TEXT NOT NULL,
  dependent_process TEXT NOT NULL,
  dependent_key TEXT NOT NULL,
  PRIMARY KEY (
    owner_projection, owner_process, owner_key,
    source_projection, source_process, source_key,
    dependent_projection, dependent_process, dependent_key
  )
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_source ON links (source_projection, source_process, source_key);
CREATE INDEX links_by_dependent ON links (dependent_projection, dependent_process, dependent_key);
`;
