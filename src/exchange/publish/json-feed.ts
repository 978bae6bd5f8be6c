/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/. What was last recorded about the process, newest first. */
import { newestFirst } from './feed-items.js';
import { linesOf, occurredLine, type Item } from './item.js';
import { Phrases } from './phrases.js';
import { processUrl, type Publication, type Published } from './publication.js';

export function jsonFeed(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { title, processId } = publication;
  const items = newestFirst(publication, phrases).map(feedItem);
  const name = title ? phrases.one(title) : undefined;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: name?.text ?? processId,
    ...(name ? { language: name.lang } : {}),
    home_page_url: processUrl(publication),
    feed_url: `${processUrl(publication)}/timeline.feed.json`,
    authors: [{ name: 'Chancery' }],
    items,
  };
  return { text: JSON.stringify(document), languages: phrases.languages };
}

function feedItem(item: Item): object {
  const { entryId, entry, url, headline, lang, published, updated, sources } = item;
  const source = sources.find((one) => one.url !== undefined)?.url;
  return {
    id: `urn:uuid:${entryId}`,
    url,
    ...(source === undefined ? {} : { external_url: source }),
    title: headline,
    content_text: [occurredLine(item), ...linesOf(item)].join('\n'),
    date_published: published,
    date_modified: updated,
    tags: [entry.type, entry.kind, ...entry.parties],
    ...(lang === undefined ? {} : { language: lang }),
  };
}
