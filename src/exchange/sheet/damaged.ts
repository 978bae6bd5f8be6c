/** What spreadsheets and tables of codes leave in a cell instead of what was meant, told as what it is. */
import { readCalendarDate } from '../../domain/time/calendar-date.js';
import type { Column } from './column.js';

/** What is wrong with a cell: what it is, and what to do. */
export interface Damage {
  readonly expected: string;
  readonly actual: string;
}

const errorValue =
  /^#(NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)$|^Err:\d{3}$/iu;
const shortened = /^[+-]?\d([.,]\d+)?E\+?\d+$/iu;
const placeholder = /^(n\/?a|n\.a\.|null|nan|-{1,2}|[?.]|-(1|9{1,4}))$/iu;

/** Whether a cell holds what no one wrote, whatever its column. */
export function looksDamaged(text: string): boolean {
  return errorValue.test(text) || shortened.test(text) || placeholder.test(text);
}

export function damageOf(text: string, column: Column): Damage | undefined {
  const actual = JSON.stringify(text);
  if (errorValue.test(text))
    return { expected: column.wants, actual: `${text}, an error of the spreadsheet: its formula has failed` };
  if (shortened.test(text))
    return {
      expected: `${column.wants}, whole`,
      actual: `${actual}, a number that a spreadsheet has shortened: its digits are lost; format the column as text and enter it again`,
    };
  if (placeholder.test(text) && !takes(column, text))
    return {
      expected: `${column.wants}, or an empty cell`,
      actual: `${actual}, which stands for what is not known`,
    };
  return column.form === 'date' ? damagedDate(text, actual) : undefined;
}

/** `NA` is Namibia, and -1 a latitude. */
function takes({ form, least, pattern, words }: Column, text: string): boolean {
  if (form === 'number') return Number(text) >= (least ?? 0);
  if (words) return words.includes(text);
  return pattern?.startsWith('^[A-Z]{2}') === true && new RegExp(pattern, 'u').test(text);
}

function damagedDate(text: string, actual: string): Damage | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return missingDay(text, actual);
  if (/^\d{5}(\.\d+)?$/.test(text))
    return {
      expected: 'a date such as 2025-12-19',
      actual: `${actual}, the number under which a spreadsheet keeps a day; format the column as a date`,
    };
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(text))
    return {
      expected: 'a date such as 2025-12-19',
      actual: `${actual}, of which it cannot be told which part is the day and which the month`,
    };
  return undefined;
}

function missingDay(text: string, actual: string): Damage | undefined {
  if (readCalendarDate(text)) return undefined;
  const month = text.slice(0, 7);
  const last = [31, 30, 29, 28].find((day) => readCalendarDate(`${month}-${day}`) !== undefined);
  if (last === undefined)
    return { expected: 'a month from 01 to 12', actual: `${actual}, a month that no year has` };
  return {
    expected: `a day from ${month}-01 to ${month}-${last}`,
    actual: `${actual}, a day that no calendar has`,
  };
}
