/** TimelineJS (Knight Lab): https://timeline.knightlab.com/docs/json-format.html. Its texts are HTML. */
import type { RecordedDate } from './dates.js';
import { isCertain, precisionOf } from './dates.js';
import { escapeMarkup } from './escape-markup.js';
import { itemOf, sourceLine, type Item } from './item.js';
import { Phrases, wordsOf } from './phrases.js';
import type { Publication, Published } from './publication.js';

interface SlideDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

export function timelineJs(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { title, processId, entries } = publication;
  const headline = title ? phrases.one(title).text : processId;
  const document = {
    title: { unique_id: processId, text: { headline: escapeMarkup(headline), text: '' } },
    events: entries.map((entry) => slideOf(itemOf(publication, entry, phrases))),
  };
  return { text: JSON.stringify(document), languages: phrases.languages };
}

function slideOf(item: Item): object {
  const { entry, headline, lang } = item;
  const { occurred, kind, entryId } = entry;
  const end = endOf(occurred);
  return {
    unique_id: entryId,
    group: wordsOf(kind),
    start_date: slideDate(occurred.earliest, precisionOf(occurred.text)),
    ...(end === undefined ? {} : { end_date: end }),
    ...(isCertain(occurred) ? {} : { display_date: escapeMarkup(occurred.text) }),
    text: {
      headline: `<span dir="auto"${langOf(lang)}>${escapeMarkup(headline)}</span>`,
      text: bodyOf(item),
    },
  };
}

/** Of a span of several days that has an end. */
function endOf(occurred: RecordedDate): SlideDate | undefined {
  const { earliest, latest } = occurred;
  if (earliest === null || latest === null || earliest.slice(0, 10) === latest.slice(0, 10)) return undefined;
  return slideDate(latest, 'day');
}

function slideDate(instant: string, precision: ReturnType<typeof precisionOf>): SlideDate {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = instant
    .split(/[-T:.Z]/)
    .map(Number);
  switch (precision) {
    case 'year':
      return { year };
    case 'month':
      return { year, month };
    case 'day':
      return { year, month, day };
    case 'instant':
      return { year, month, day, hour, minute, second };
  }
}

function bodyOf({ text, lang, facts, sources, url }: Item): string {
  const paragraphs = [
    ...(text === undefined ? [] : [`<p dir="auto"${langOf(lang)}>${escapeMarkup(text)}</p>`]),
    ...facts.map((fact) => `<p dir="auto">${escapeMarkup(fact)}</p>`),
    ...sources.map((source) => {
      const { publisher, title } = source;
      const name = escapeMarkup(title === undefined ? publisher : `${publisher}, ${title}`);
      return source.url === undefined
        ? `<p dir="auto">Source: ${escapeMarkup(sourceLine(source))}</p>`
        : `<p dir="auto">Source: <a href="${escapeMarkup(source.url)}">${name}</a></p>`;
    }),
    `<p><a href="${escapeMarkup(url)}">The entry on the record</a></p>`,
  ];
  return paragraphs.join('');
}

function langOf(lang: string | undefined): string {
  return lang === undefined ? '' : ` lang="${escapeMarkup(lang)}"`;
}
