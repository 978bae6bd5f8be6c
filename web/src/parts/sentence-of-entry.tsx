/** An entry as one sentence of the reader's language. */
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useProcess } from '../record/process-context.tsx';
import { nameOf } from '../record/process.ts';
import { entry as askEntry, idIn, subject } from '../record/questions.ts';
import type { EntryRow, EventDetail, Localized } from '../record/types.ts';
import type { Words } from '../words/words.ts';
import { Sentence, useLanguage } from '../words/use-language.tsx';
import { Datum } from './datum.tsx';
import { Id, LocalizedText, PartyNames } from './text.tsx';

/** The parts whose step an entry is. */
const ACTS: ReadonlySet<string> = new Set(['by', 'issuers', 'assessor', 'signatories']);

/** Of a row of the timeline. */
export function SentenceOfRow({ row }: { readonly row: EntryRow }) {
  const { words } = useLanguage();
  const who = row.parts.filter(({ part }) => ACTS.has(part)).map(({ party }) => party);
  const parts = {
    who: <PartyNames ids={[...new Set(who)]} />,
    title: <Title of={row.title} />,
    status: statusIn(row.what, words),
  };
  return <Sentence text={words.entry[row.type]} parts={parts} />;
}

/** Of an entry as it was posted, such as the cause of a change. Its subject is named where the entry names it itself. */
export function SentenceOfEvent({ event }: { readonly event: Pick<EventDetail, 'type' | 'data'> }) {
  const { words } = useLanguage();
  const { data, type } = event;
  const text = (words.entry as Readonly<Record<string, string>>)[type] ?? type;
  const who = [data['by'], data['issuers'], data['assessor']].flat().filter((one) => typeof one === 'string');
  const parts = {
    who: <PartyNames ids={who} />,
    title: <SubjectOf data={data} />,
    status: statusIn(data, words),
  };
  return <Sentence text={text} parts={parts} />;
}

/** The cause of a change, which leads to its entry. */
export function Cause({ entryId }: { readonly entryId: string }) {
  const { processId } = useProcess();
  const { data } = useQuery(askEntry(processId, entryId));
  return <Datum entryId={entryId}>{data ? <SentenceOfEvent event={data} /> : entryId.slice(-6)}</Datum>;
}

function Title({ of }: { readonly of: Localized | null }): ReactNode {
  return of && <LocalizedText of={of} />;
}

/** What an entry is about: as it says itself, else as the record has it under that id. */
function SubjectOf({ data }: { readonly data: EventDetail['data'] }): ReactNode {
  const { processId, names } = useProcess();
  const own = titleIn(data);
  const { data: found } = useQuery({ ...subject(processId, data), enabled: own === null });
  const party = typeof data['partyId'] === 'string' ? nameOf(names, data['partyId']) : undefined;
  const title = own ?? party ?? found?.title;
  if (title) return <LocalizedText of={title} />;
  const id = idIn(data);
  return id === undefined ? null : <Id of={id} />;
}

function titleIn(data: EventDetail['data']): Localized | null {
  const { party } = data;
  const named = typeof party === 'object' && party !== null && 'name' in party ? party.name : undefined;
  const text = named ?? data['title'] ?? data['text'];
  return typeof text === 'object' && text !== null ? (text as Localized) : null;
}

/** The status, level, standing or finding that an entry says, in words. */
function statusIn(data: Readonly<object>, words: Words): string {
  const said = data as Readonly<Record<string, unknown>>;
  const tables = [words.phaseStatus, words.level, words.standing] as readonly Readonly<
    Record<string, string>
  >[];
  const value = [said['status'], said['level'], said['standing']].find((one) => typeof one === 'string');
  return typeof value === 'string'
    ? (tables.map((table) => table[value]).find((one) => one !== undefined) ?? value)
    : '';
}
