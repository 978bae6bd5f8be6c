/** Conditional requests by RFC 9110: the tag of a process is good for a post; lists, `*` and weak tags mean what they mean there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correct, defined, opened, process } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { expectProblem, openDesk, postTo, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('gaza-2025', ...ceasefire);
});
afterAll(() => desk.close());

const p = '/v1/processes/gaza-2025';

async function tagOf(path: string): Promise<string> {
  const { headers } = await desk.server.http.get(path).expect(200);
  return String(headers['etag']);
}

describe('the tag of a process', () => {
  test('is taken by If-Match as long as nobody has recorded since', async () => {
    const seen = await tagOf(p);
    expect(seen).toMatch(/^"\d+\.[\w-]+"$/);
    const post = (entry: object) => postTo(desk.server, 'gaza-2025', entry).set('if-match', seen);
    const { body } = await post(defined('seen')).expect(201);
    await expectProblem(post(defined('seen-late')), 412, 'revision-conflict');
    await desk.ask(p, { minPosition: (body as { position: string }).position });
    await postTo(desk.server, 'gaza-2025', defined('seen-anew'))
      .set('if-match', await tagOf(p))
      .expect(201);
  });

  test('counts editorial entries, which are in no row', async () => {
    const phase = defined('corrected-later');
    await desk.record('gaza-2025', phase);
    await desk.record('gaza-2025', correct(phase, { note: { en: 'Read again.' } }));
    const { revision } = await desk.record('gaza-2025', defined('after-the-correction'));
    expect(await tagOf(p)).toMatch(new RegExp(`^"${revision}\\.`));
  });

  test('as of a moment is none that can be posted on', async () => {
    const past = await tagOf(`${p}?at=2025-10-09`);
    await expectProblem(
      postTo(desk.server, 'gaza-2025', defined('past')).set('if-match', past),
      412,
      'revision-conflict',
    );
  });
});

describe('If-Match', () => {
  const at = (value: string) =>
    desk.server.http.post(`${p}/events?dryRun=true`).set('if-match', value).send(defined('conditional'));
  const now = async (): Promise<string> => (await tagOf(p)).replace(/\..*$/, '"');

  test('takes a list, of which one has to hold, and * for a process that is there', async () => {
    const revision = await now();
    for (const value of [
      revision,
      `"none", ${revision}`,
      `"x,y",W/"0" , ${revision}`,
      `, ${revision},`,
      '*',
      ' * ',
    ])
      await at(value).expect(200);
  });

  test('never holds by a weak tag, nor by one that no process has had', async () => {
    const revision = await now();
    for (const value of [`W/${revision}`, '"six"', '"-1"', '""', '"0", "1"', '"none"', `W/${await tagOf(p)}`])
      await expectProblem(at(value), 412, 'revision-conflict');
  });

  test('of a process that is not there holds by "none" alone', async () => {
    for (const value of ['*', '"0"', 'W/"none"'])
      await expectProblem(
        postTo(desk.server, 'new', process).set('if-match', value),
        412,
        'revision-conflict',
      );
    await postTo(desk.server, 'new', process).set('if-match', '"none"').expect(201);
  });

  test('has a twin for a process that must be new: If-None-Match: *', async () => {
    const begin = () => postTo(desk.server, 'newer', process).set('if-none-match', '*');
    await begin().expect(201);
    await expectProblem(
      postTo(desk.server, 'newer', defined('one')).set('if-none-match', '*'),
      412,
      'revision-conflict',
    );
    await begin().expect(200);
    for (const [value, match] of [
      ['"1"', undefined],
      ['*', '"1"'],
    ] as const) {
      const post = postTo(desk.server, 'newer', opened).set('if-none-match', value);
      await expectProblem(match === undefined ? post : post.set('if-match', match), 400, 'invalid-header');
    }
  });
});

test('a post has no tag of its own: it would be that of what Location names', async () => {
  const { headers } = await postTo(desk.server, 'gaza-2025', defined('located')).expect(201);
  expect(headers['etag']).toBeUndefined();
  await desk.server.http.get(String(headers['location'])).expect(200);
});

const entry = ceasefire[0]?.id ?? '';
test.each([
  p,
  `${p}?at=2025-10-09`,
  `${p}/phases`,
  `${p}/phases/opening`,
  `${p}/commitments?party=hamas`,
  `${p}/timeline`,
  `${p}/changes?from=2025-10-01&to=2025-10-31`,
  `${p}/events`,
  `${p}/events/${entry}`,
  '/v1/processes',
  '/v1/commitments',
  '/v1/parties',
  '/v1/parties/egypt',
  '/v1/log?limit=3',
])('If-None-Match at %s compares weakly, in a list, or with *', async (path) => {
  const tag = await tagOf(path);
  const ask = (value: string) => desk.server.http.get(path).set('if-none-match', value);
  for (const value of [tag, `W/${tag}`, `"other", ${tag}`, `"a,b" , W/${tag}`, '*'])
    await ask(value).expect(304);
  for (const value of ['"other"', '"a", "b"', tag.slice(1, -1), `x${tag}`]) await ask(value).expect(200);
});
