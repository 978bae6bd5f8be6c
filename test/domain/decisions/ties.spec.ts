/** Parties belong to parties and come out of parties: at no moment does one lead back to itself. */
import { describe, it } from 'vitest';
import { changed, correct, en, entry, joined, retract, type Posted } from './entries.js';
import { given } from './specification.js';

const member = (id: string, memberOf: readonly string[], on = '2018-01-01'): Posted =>
  entry('PartyJoined', on, {
    party: { id, name: en(id), kind: 'coalition', memberOf },
    roles: ['conflict_party'],
  });
const successor = (id: string, succeeds: readonly string[]): Posted =>
  entry('PartyJoined', '2020-02-22', {
    party: { id, name: en(id), kind: 'state', succeeds },
    roles: ['observer'],
  });

const opened = entry('ProcessOpened', '2017', { title: en('South Sudan') });
const ssoa = joined('ssoa', '2018-01-01');
const ndm = member('ndm', ['ssoa']);
const record = [opened, ssoa, ndm];

describe('what a party belongs to', () => {
  it('is on the record', () => {
    given([opened])
      .when(member('ndm', ['ssoa']))
      .refuses('party-not-in-process', '/data/party/memberOf/0', '"ssoa"');
    given(record)
      .when(changed('ssoa', '2019', { memberOf: ['nobody'] }))
      .refuses('party-not-in-process', '/data/memberOf/0', '"nobody"');
    given([opened])
      .when(successor('rtgonu', ['tgonu']))
      .refuses('party-not-in-process', '/data/party/succeeds/0', '"tgonu"');
  });

  it('keeps the umbrella on the record', () => {
    given(record).when(retract(ssoa)).refuses('entry-referenced', '/data/entryId', ndm.id);
  });

  it('is never the party itself', () => {
    given(record)
      .when(changed('ssoa', '2019', { memberOf: ['ssoa'] }))
      .refuses('entry-referenced', '/data/memberOf/0', '"ssoa"');
  });

  it('does not lead back to it', () => {
    given(record)
      .when(changed('ssoa', '2019', { memberOf: ['ndm'] }))
      .refuses('entry-referenced', '/data/memberOf/0', '"ssoa"', '"ndm"');
    const three = member('sspm', ['ndm']);
    given([...record, three])
      .when(changed('ssoa', '2019', { memberOf: ['sspm'] }))
      .refuses('entry-referenced', '/data/memberOf/0', '"ssoa"', '"sspm"');
  });

  it('may turn round in time: first one belonged to the other, then the other to it', () => {
    const out = changed('ndm', '2019', { memberOf: [] });
    const inside = changed('ssoa', '2020', { memberOf: ['ndm'] });
    given([...record, out])
      .when(inside)
      .then([...record, out, inside]);
    given([...record, out, inside])
      .when(retract(out))
      .refuses('entry-referenced', '/data/entryId', 'memberOf');
    given([...record, out, inside])
      .when(correct(inside, { occurred: '2018-06' }))
      .refuses('entry-referenced', '/data/changes/occurred', 'memberOf');
  });

  it('is no matter of succession: a party may belong to the one that it came out of', () => {
    const split = entry('PartyJoined', '2019', {
      party: {
        id: 'split',
        name: en('split'),
        kind: 'non_state_armed',
        memberOf: ['ssoa'],
        succeeds: ['ssoa'],
      },
      roles: ['conflict_party'],
    });
    given(record)
      .when(split)
      .then([...record, split]);
  });
});

describe('a succession', () => {
  it('does not lead back, whenever it is said', () => {
    const tgonu = joined('tgonu', '2018-01-01');
    const heir = successor('rtgonu', ['tgonu']);
    given([opened, tgonu, heir])
      .when(
        correct(tgonu, {
          data: { party: { id: 'tgonu', name: en('tgonu'), kind: 'state', succeeds: ['rtgonu'] } },
        }),
      )
      .refuses('entry-referenced', '/data/changes/data/party/succeeds/0', '"rtgonu"');
  });
});
