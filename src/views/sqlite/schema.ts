/** The tables of the read models' file. It is disposable: another layout is another number, and the file is made anew. */
import { SEARCH_TABLES } from './search-tables.js';

/** Raise it when a table changes. */
export const VIEWS_LAYOUT = 6;

/** `chanviews` as the application id of the file. */
export const VIEWS_APPLICATION_ID = 0x43_56_57_31;

/**
 * Entries are positions, and lie in the log alone; processes, things, read models and rows have numbers. A table of numbers
 * alone has no row id; wide rows have one, because without it they take twice the space and four times the time.
 *
 * Questions to these tables write their parameters as \`+?\`: the driver's SQLite plans with statistics, and plans a statement
 * anew whenever it is bound to another value of a bare \`?\` that could change the plan. That costs ten times the look-up.
 */
export const VIEWS_TABLES = `
-- How far the log has been taken in. \`origin\` and \`newest\` tell the log by its first and its last event, as JSON.
CREATE TABLE checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  position INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  origin TEXT,
  newest TEXT
) STRICT;
INSERT INTO checkpoint VALUES (1, 0, 0, NULL, NULL);

-- The newest event of each stream that has been taken in, to be held against the log at a start.
CREATE TABLE heads (
  stream TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash TEXT NOT NULL,
  known_since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which version of each read model the rows are, how often they were swapped for others, and how many there are.
CREATE TABLE read_models (
  read_model INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  row_count INTEGER NOT NULL
) STRICT;

-- \`known_since\` is the latest of its entries, in microseconds.
CREATE TABLE processes (
  process INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  known_since INTEGER NOT NULL
) STRICT;

-- What entries are about: \`phase:phase-1\`.
CREATE TABLE subjects (
  subject INTEGER PRIMARY KEY,
  process INTEGER NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (process, name)
) STRICT;

-- Every recorded entry. \`root\` is the entry that an editorial one is about in the end, itself otherwise. Where it stands in
-- occurred order, null for what is not seen. \`changed\`: the position of what last changed its own row, null for editorial ones.
CREATE TABLE history (
  position INTEGER PRIMARY KEY,
  process INTEGER NOT NULL,
  root INTEGER NOT NULL,
  amended INTEGER NOT NULL,
  ord REAL,
  depth INTEGER,
  subject INTEGER,
  introduces INTEGER,
  changed INTEGER,
  known_since INTEGER NOT NULL
) STRICT;
CREATE INDEX history_by_subject ON history (subject, introduces, ord, depth, position) WHERE subject IS NOT NULL;
CREATE INDEX history_by_root ON history (root, position) WHERE root <> position;

-- What an entry refers to besides the thing that it is a step of, and where it stands.
CREATE TABLE refs (
  subject INTEGER NOT NULL,
  ord REAL NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (subject, ord, position)
) STRICT, WITHOUT ROWID;

-- Which entries touch which row of an ordered fold, in occurred order.
CREATE TABLE touches (
  row INTEGER NOT NULL,
  ord REAL NOT NULL,
  depth INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (row, ord, depth, position)
) STRICT, WITHOUT ROWID;

-- Which entries touch the row of another entry.
CREATE TABLE entry_touches (
  read_model INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  ord REAL NOT NULL,
  depth INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (read_model, entry, ord, depth, position)
) STRICT, WITHOUT ROWID;

-- \`process\` is 0 where the read model is global. A row an entry is here only while it is parked.
CREATE TABLE rows (
  row INTEGER PRIMARY KEY,
  read_model INTEGER NOT NULL,
  process INTEGER NOT NULL,
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  last_ord REAL,
  last_depth INTEGER,
  last_position INTEGER,
  sort1 REAL NOT NULL,
  sort2 REAL NOT NULL,
  sort3 REAL NOT NULL,
  wakes_at INTEGER,
  parked TEXT,
  body TEXT,
  UNIQUE (read_model, process, key)
) STRICT;
CREATE INDEX rows_parked ON rows (read_model) WHERE parked IS NOT NULL;

-- What lists are narrowed by: \`theme=detainees\`, and the rows that have it, those of entries in occurred order.
CREATE TABLE facets (
  facet INTEGER PRIMARY KEY,
  read_model INTEGER NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (read_model, name)
) STRICT;
CREATE TABLE row_facets (
  facet INTEGER NOT NULL,
  process INTEGER NOT NULL,
  key TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (facet, process, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_facets (
  facet INTEGER NOT NULL,
  process INTEGER NOT NULL,
  ord REAL NOT NULL,
  depth INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (facet, process, ord, depth, position)
) STRICT, WITHOUT ROWID;

-- The view of \`dependent\` reads the row \`source\`; \`owner\` is the one of them that says so.
CREATE TABLE links (
  dependent INTEGER NOT NULL,
  read_model INTEGER NOT NULL,
  order1 REAL NOT NULL,
  order2 REAL NOT NULL,
  source INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  PRIMARY KEY (dependent, read_model, order1, order2, source, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_source ON links (source, dependent);

-- What the rows of a read model add to the sums of others: at every moment, or from an instant on (ms).
CREATE TABLE sums (
  row INTEGER NOT NULL,
  name TEXT NOT NULL,
  read_model INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (row, name, read_model)
) STRICT, WITHOUT ROWID;
CREATE TABLE sums_from (
  row INTEGER NOT NULL,
  name TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  read_model INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  PRIMARY KEY (row, name, starts_at, read_model, owner)
) STRICT, WITHOUT ROWID;

-- What each process has to do with the rows of no process, for who sees some processes only: its part of their sums, and the
-- position at which it last changed them.
CREATE TABLE shares (
  row INTEGER NOT NULL,
  name TEXT NOT NULL,
  process INTEGER NOT NULL,
  read_model INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (row, name, process, read_model)
) STRICT, WITHOUT ROWID;
CREATE TABLE shared_changes (
  row INTEGER NOT NULL,
  process INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (row, process)
) STRICT, WITHOUT ROWID;
`;

/** What only questions need, and entries can be taken in without. */
const READING_INDEXES = `
CREATE INDEX history_by_place ON history (process, ord, depth, position) WHERE ord IS NOT NULL;
CREATE INDEX history_by_recording ON history (process, position) WHERE ord IS NOT NULL;
CREATE INDEX history_unplaced ON history (process, position) WHERE ord IS NULL;
CREATE INDEX history_of_process_changed_later ON history (process, changed) WHERE changed <> position;
CREATE INDEX history_by_change ON history (process, changed) WHERE changed IS NOT NULL;
CREATE INDEX history_changed_later ON history (changed) WHERE changed <> position;
CREATE INDEX history_by_knowing ON history (known_since, position);
CREATE INDEX rows_by_change ON rows (read_model, position);
CREATE INDEX rows_by_change_of_process ON rows (process, read_model, position);
CREATE INDEX rows_by_sort ON rows (read_model, process, sort1, sort2, sort3, key);
CREATE INDEX rows_by_waking ON rows (wakes_at) WHERE wakes_at IS NOT NULL;
CREATE INDEX rows_by_waking_of_process ON rows (process, read_model, wakes_at) WHERE wakes_at IS NOT NULL;
CREATE INDEX sums_by_start ON sums_from (starts_at);
CREATE INDEX shared_changes_in_order ON shared_changes (position, process, row);
`;

/** All of it. */
export const VIEWS_SCHEMA = VIEWS_TABLES + READING_INDEXES + SEARCH_TABLES;
