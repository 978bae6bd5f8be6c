/** The rows of an answer in the languages that were asked for, and which of them came. */
import { readModel } from '../../application/read-models.js';
import { chosenText, type ChosenText, type Languages } from '../../domain/values/chosen-text.js';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import { components } from '../openapi/components.js';
import { rowSchema } from '../openapi/naming.js';
import { TextsIn } from './texts-in.js';

export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

let known: TextsIn | undefined;

/** Made when a language is first asked for, which many servers never are. */
function texts(): TextsIn {
  return (known ??= new TextsIn(components()));
}

export class ChosenRows {
  private readonly came = new Set<string>();

  constructor(private readonly asked: Languages) {}

  /** The languages of the texts that were given so far. */
  get languages(): readonly string[] {
    return [...this.came].sort();
  }

  /** A row of a read model. One without a resource of its own has no schema to go by, and keeps all languages. */
  row(projection: string, row: Row): Row {
    const { resource } = readModel(projection);
    const chosen = resource ? texts().replaced(rowSchema(resource), row, this.choose) : row;
    return isRow(chosen) ? chosen : row;
  }

  private readonly choose = (text: LocalizedText): ChosenText => {
    const chosen = chosenText(text, this.asked);
    this.came.add(chosen.lang);
    return chosen;
  };
}
