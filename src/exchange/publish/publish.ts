/** Every format that a process is published in: pure functions of its rows. */
import { atom } from './atom.js';
import { csv } from './csv.js';
import { iCalendar } from './icalendar.js';
import { jsonFeed } from './json-feed.js';
import { jsonLd } from './json-ld.js';
import type { Publication, PublicationFormat, Published } from './publication.js';
import { timelineJs } from './timelinejs.js';

const writers: Readonly<Record<PublicationFormat, (publication: Publication) => Published>> = {
  timelinejs: timelineJs,
  jsonld: jsonLd,
  csv,
  atom,
  'json-feed': jsonFeed,
  icalendar: iCalendar,
};

export function published(publication: Publication, format: PublicationFormat): Published {
  return writers[format](publication);
}
