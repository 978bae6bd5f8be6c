/** What a rebuild cannot do without: reads the log in order and parses every body. Prints events a second. `node scan.js LOG_DB` */
import Database from 'better-sqlite3';

const db = new Database(process.argv[2] ?? '', { readonly: true });
const bodies = db.prepare('SELECT body FROM events ORDER BY position').pluck();
const began = performance.now();
let events = 0;
let parsed = 0;
for (const body of bodies.iterate()) {
  if (typeof JSON.parse(String(body)) === 'object') parsed += 1;
  events += 1;
}
const took = performance.now() - began;
if (parsed !== events) throw new Error(`expected ${events} objects, got ${parsed}`);
process.stdout.write(`${(events * 1_000) / took}\n`);
