/** The texts of a publication in the languages that were asked for, and which of them came. */
import { chosenText, type ChosenText, type Languages } from '../../domain/values/chosen-text.js';
import { textsOf, type LocalizedText } from '../../domain/values/localized-text.js';

export class Phrases {
  private readonly came = new Set<string>();

  constructor(private readonly asked: Languages | undefined) {}

  /** The languages of the texts that were given so far. */
  get languages(): readonly string[] {
    return [...this.came].sort();
  }

  /** One language: without any asked for, the original. */
  one(text: LocalizedText): ChosenText {
    const chosen = chosenText(text, this.asked ?? []);
    this.came.add(chosen.lang);
    return chosen;
  }

  /** All languages, by their tags, unless some were asked for. */
  all(text: LocalizedText): Readonly<Record<string, string>> {
    if (this.asked === undefined) {
      const texts = textsOf(text);
      for (const tag of Object.keys(texts)) this.came.add(tag);
      return texts;
    }
    const { lang, text: chosen } = this.one(text);
    return { [lang]: chosen };
  }
}

/** The words of a name of ours: `Meeting cancelled` of `MeetingCancelled`, `In progress` of `in_progress`. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
