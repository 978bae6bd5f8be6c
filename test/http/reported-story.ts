/** A history that was recorded years after it was public, for what could have been known by a moment. */
import {
  correct,
  corroborate,
  declared,
  defined,
  determined,
  en,
  entry,
  issued,
  joined,
  made,
  published,
  retract,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk } from './desk.js';

const opened = published(
  entry('ProcessOpened', '2019-05-01', { title: en('Talks on a ceasefire') }),
  '2019-05-02',
);
const phase = published(defined('opening', '2019-05-01'), '2019-05-02');
export const begun = published(determined('opening', 'in_progress', '2019-06-15'), '2019-06-20');
export const release = published(made('release', '2019-06-10', { due: '2019-06-25' }), '2019-06-12');
export const undated = made('aid', '2019-06-10');
export const late = published(made('access', '2019-06-11'), '2024-03-01');
export const wrong = published(declared('opening', 'completed', '2019-06-16'), '2019-06-18');
export const retitled = correct(phase, { data: { title: en('The first phase') } });
export const gone = retract(wrong);
export const found = published(corroborate(late), '2019-06-21');
export const step = published(
  declared('opening', 'in_progress', '2019-06-17', { statementId: 'joint' }),
  '2019-06-18',
);
export const statement = published(issued('joint', '2019-06-16'), '2019-07-05');

export const talks = '/v1/processes/talks';
/** On 20 January 2026; what was put right and found, on the 22nd. The clock then stands on the 24th. */
export async function openTalks(): Promise<Desk> {
  const desk = await openDesk('2026-01-20T09:00:00Z');
  const parties = ['us', 'hamas'].map((id) => published(joined(id, '2019-05-01'), '2019-05-02'));
  await desk.record(
    'talks',
    opened,
    ...parties,
    phase,
    begun,
    release,
    undated,
    late,
    wrong,
    statement,
    step,
  );
  desk.now('2026-01-22T09:00:00Z');
  await desk.record('talks', retitled, gone, found);
  desk.now('2026-01-24T09:00:00Z');
  return desk;
}
