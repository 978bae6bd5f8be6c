/** CSV (RFC 4180, UTF-8): a line for each entry of the timeline, for a spreadsheet or a statistics package. */
import type { TimelineView } from '../../../projections/timeline.js';
import { withoutFormula } from '../../domain/values/formula.js';
import { textsOf, type LocalizedText } from '../../domain/values/localized-text.js';
import { writeCsv } from '../table/csv.js';
import { Phrases } from './phrases.js';
import { entryUrl, type Publication, type Published } from './publication.js';

type Cell = string | number | boolean | null;

/** A column of its own for each language, `title.ar`; where languages are asked for, one with its language beside it. */
interface TextColumns {
  readonly names: readonly string[];
  cells(text: LocalizedText | null): readonly Cell[];
}

export function csv(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { entries, processId } = publication;
  const title = textColumns(
    'title',
    entries.map((entry) => entry.title),
    publication,
    phrases,
  );
  const text = textColumns(
    'text',
    entries.map((entry) => entry.text),
    publication,
    phrases,
  );
  const note = textColumns(
    'note',
    entries.map((entry) => entry.note),
    publication,
    phrases,
  );
  const header = [...BEFORE, ...title.names, ...text.names, ...note.names, ...AFTER];
  const lines = entries.map((entry) => [
    ...[processId, entry.entryId, entry.type, entry.kind],
    ...[entry.occurred.text, entry.occurred.earliest, entry.occurred.latest],
    ...[...title.cells(entry.title), ...text.cells(entry.text), ...note.cells(entry.note)],
    ...cellsAfter(publication, entry),
  ]);
  const rows = [header, ...lines].map((cells) => cells.map(cellText));
  return { text: writeCsv(rows), languages: phrases.languages };
}

const BEFORE = ['processId', 'entryId', 'type', 'kind', 'occurred', 'earliest', 'latest'];
const AFTER = [
  ...['subject.kind', 'subject.id', 'parties', 'sources', 'sources.url'],
  ...['disputed', 'corrected', 'redacted', 'state', 'revision', 'recordedAt', 'recordedBy', 'url'],
];

function cellsAfter(publication: Publication, entry: TimelineView): readonly Cell[] {
  const { subject, parties, sources, disputed, corrected, redacted, state } = entry;
  return [
    ...[subject.kind, subject.id, parties.join('; ')],
    sources.map(({ publisher }) => publisher).join('; '),
    sources.flatMap(({ url }) => url ?? []).join(' '),
    ...[disputed, corrected, redacted, state, entry.revision, entry.recordedAt, entry.recordedBy],
    entryUrl(publication, entry.entryId),
  ];
}

function textColumns(
  name: string,
  texts: readonly (LocalizedText | null)[],
  { languages }: Publication,
  phrases: Phrases,
): TextColumns {
  if (languages !== undefined)
    return {
      names: [name, `${name}.lang`],
      cells: (text) => {
        const chosen = text && phrases.one(text);
        return chosen ? [chosen.text, chosen.lang] : [null, null];
      },
    };
  const tags = [...new Set(texts.flatMap((text) => (text ? Object.keys(textsOf(text)) : [])))].sort();
  return {
    names: tags.map((tag) => `${name}.${tag}`),
    cells: (text) => {
      const all = text ? phrases.all(text) : {};
      return tags.map((tag) => all[tag] ?? null);
    },
  };
}

function cellText(cell: Cell): string {
  return cell === null ? '' : withoutFormula(String(cell).toWellFormed());
}
