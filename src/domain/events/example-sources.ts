import type { LocalizedText } from '../values/localized-text.js';
import type { Source } from '../values/source.js';

/** Says of an example that nothing of the kind is known to have happened. */
export const formOnly: LocalizedText = { en: 'Shows the form of such an entry. It reports no real event.' };

export const exampleSource: Source = {
  publisher: 'Example',
  title: 'An example of a source',
  kind: 'document',
};

export const press: Source = { publisher: 'press', title: 'Press reports', kind: 'press' };

export function publishedBy(publisher: string): Source {
  return { publisher, title: 'Report', kind: 'press' };
}

/** The Arabic news report on the meeting in Miami. */
export const miamiReport: Source = {
  publisher: 'Arabic news report',
  title: 'Report on the meeting in Miami',
  language: 'ar',
  quote: 'اتفق كل من الولايات المتحدة ومصر وقطر وتركيا على المضي قدمًا في التحضير للمرحلة الثانية',
  kind: 'press',
};
