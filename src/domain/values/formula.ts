/**
 * What makes a spreadsheet run a text in a cell. (OWASP, CSV injection.) It looks behind blanks and characters that nobody sees; the
 * Japanese and Chinese editions run the full-width signs too.
 */
const RUN = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠\t\r\n]/u;

/** Whether a spreadsheet would run the text, or might. */
export function looksLikeFormula(text: string): boolean {
  return RUN.test(text);
}

/** The text as a cell that no spreadsheet runs: an apostrophe before it makes it a text. */
export function withoutFormula(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}
