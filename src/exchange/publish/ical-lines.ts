/** The lines of iCalendar (RFC 5545, 3.1): folded at 75 bytes, ended with CR LF, texts escaped. */

const LONGEST = 75;

/** A property whose value needs no escaping. */
export function property(name: string, value: string): string {
  return folded(`${name}:${value}`);
}

export function textProperty(name: string, value: string, parameter = ''): string {
  return folded(`${name}${parameter}:${escaped(value)}`);
}

/** The language of a text that follows. */
export function languageParameter(lang: string): string {
  return lang === 'und' ? '' : `;LANGUAGE=${lang}`;
}

export function component(name: string, properties: readonly string[]): string[] {
  return [property('BEGIN', name), ...properties, property('END', name)];
}

/** No control character may stand in a text but the tab; a line break is written as `\n`. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')

    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}

/** Never within a character. */
function folded(line: string): string {
  let text = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return `${text}\r\n`;
}
