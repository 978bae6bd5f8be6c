/** Any value of a payload: a text in the reader's language, a date, an id, a list, or parts by their names. */
import type { Localized } from '../record/types.ts';
import { useLanguage } from '../words/use-language.tsx';
import { readDate } from '../time/edtf.ts';
import { DateText } from './dates.tsx';
import { Id, LocalizedText } from './text.tsx';

export function Value({ of }: { readonly of: unknown }): React.ReactNode {
  const { say, number } = useLanguage();
  if (of === null || of === undefined) return say('entry.nothing');
  if (typeof of === 'string')
    return readDate(of).form === 'unread' ? <bdi>{of}</bdi> : <DateText text={of} />;
  if (typeof of === 'number') return number(of);
  if (typeof of === 'boolean') return <Id of={String(of)} />;
  if (Array.isArray(of)) {
    return (
      <ul>
        {of.map((one: unknown, nth) => (
          <li key={nth}>
            <Value of={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (isText(of)) return <LocalizedText of={of} />;
  return Object.entries(of).map(([name, value]: [string, unknown]) => (
    <div key={name}>
      <dt>
        <Id of={name} />
      </dt>
      <dd>
        {isNested(value) ? (
          <dl>
            <Value of={value} />
          </dl>
        ) : (
          <Value of={value} />
        )}
      </dd>
    </div>
  ));
}

/** Parts by their names, which stand in a list of their own. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value);
}

/** Every key is a language tag, or says something of the languages. */
function isText(value: object): value is Localized {
  const keys = Object.keys(value);
  return (
    keys.length > 0 &&
    keys.every((key) => /^([a-z]{2,3}(-[A-Za-z0-9]+)*|original|machine)$/.test(key)) &&
    keys.some(
      (key) => typeof (value as Record<string, unknown>)[key] === 'string' && /^[a-z]{2}(-|$)/.test(key),
    )
  );
}
