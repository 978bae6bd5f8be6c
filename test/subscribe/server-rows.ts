/** What the server answers by GET where a feed was asked for, keyed as the feed keys its rows. */
import { projections } from '../../projections/index.js';
import type { Desk, Row } from '../http/desk.js';

interface List {
  readonly projection: string;
  /** Below a process. */
  readonly path: string;
  readonly key: string;
}

const lists: readonly List[] = [
  { projection: 'phase-status', path: '/phases', key: 'phaseId' },
  { projection: 'party-commitments', path: '/commitments', key: 'commitmentId' },
  { projection: 'agreements', path: '/agreements', key: 'agreementId' },
  { projection: 'meetings', path: '/meetings', key: 'meetingId' },
  { projection: 'statements', path: '/statements', key: 'statementId' },
  { projection: 'bodies', path: '/bodies', key: 'bodyId' },
  { projection: 'violations', path: '/violations', key: 'violationId' },
  { projection: 'timeline', path: '/timeline', key: 'entryId' },
];

export type Rows = Map<string, Row>;

/** The rows of any read-model URL or of `/v1/changes`, under its filter. */
export async function serverRows(desk: Desk, url: string): Promise<Rows> {
  const { pathname, searchParams } = new URL(url, desk.server.url);
  if (pathname === '/v1/changes') return changedRows(desk, searchParams);
  const [, below, single] = /^\/v1\/(?:processes\/[^/]+\/)?([a-z]+)(?:\/([^/]+))?$/.exec(pathname) ?? [];
  if (single !== undefined) return oneRow(desk, pathname, single);
  const items = await all(desk, url);
  const ofOneProcess = pathname.startsWith('/v1/processes/');
  const field = lists.find(({ path }) => path === `/${below ?? ''}`)?.key;
  return new Map(
    items.map((item) => {
      if (field === undefined) return [` ${word(item, below === 'parties' ? 'partyId' : 'processId')}`, item];
      return [` ${ofOneProcess ? '' : `${word(item, 'processId')}/`}${word(item, field)}`, item];
    }),
  );
}

async function oneRow(desk: Desk, path: string, key: string): Promise<Rows> {
  const { status, body } = await desk.server.http.get(path);
  if (status === 404) return new Map();
  const { version: _version, position: _position, ...row } = body as Row;
  return new Map([[` ${key}`, row]]);
}

async function changedRows(desk: Desk, asked: URLSearchParams): Promise<Rows> {
  const [process, party, names] = ['process', 'party', 'projection'].map((name) => asked.get(name));
  const rows: Rows = new Map();
  const put = (projection: string, key: string, item: Row): void => {
    const known = projections.find(({ name }) => name === projection);
    const isAbout = party == null || known?.parties?.(item).includes(party) === true;
    if (isAbout && names?.split(',').includes(projection) !== false) rows.set(`${projection} ${key}`, item);
  };
  for (const overview of await all(desk, '/v1/processes')) {
    const processId = word(overview, 'processId');
    if (process != null && process !== processId) continue;
    put('process-overview', processId, overview);
    for (const { projection, path, key } of lists)
      for (const item of await all(desk, `/v1/processes/${processId}${path}`))
        put(projection, `${process == null ? `${processId}/` : ''}${word(item, key)}`, item);
  }
  if (process == null)
    for (const item of await all(desk, '/v1/parties')) put('parties', word(item, 'partyId'), item);
  return rows;
}

async function all(desk: Desk, url: string): Promise<readonly Row[]> {
  const { items } = await desk.ask(url, { limit: '1000' });
  return items;
}

function word(item: Row, field: string): string {
  const value = item[field];
  if (typeof value !== 'string') throw new Error(`expected a text in ${field}, got ${JSON.stringify(item)}`);
  return value;
}
