/** A name that stands twice in one JSON object: `JSON.parse` keeps the last value and drops the first in silence. */

/** How many members all objects in a parsed value have. */
export function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += membersIn(item);
    return count;
  }
  const members: unknown[] = Object.values(value);
  for (const member of members) if (typeof member === 'object') count += membersIn(member);
  return count + members.length;
}

/** The JSON Pointer to the first name that stands twice in valid JSON. Slow: asked only where there is one. */
export function duplicateIn(text: string): string | undefined {
  return new Search(text).value('');
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([[\]{},:])|([^\s"[\]{},:]+))/y;

class Search {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Passes over a value; gives the pointer to what stands twice in it. */
  value(pointer: string): string | undefined {
    const token = this.next();
    if (token === '{') return this.members(pointer);
    if (token === '[') return this.items(pointer);
    return undefined;
  }

  private members(pointer: string): string | undefined {
    const names = new Set<string>();
    for (let token = this.next(); token !== '}'; token = this.next()) {
      if (token === ',') continue;
      const name = String(JSON.parse(token));
      const here = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (names.has(name)) return here;
      names.add(name);
      this.next();
      const found = this.value(here);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private items(pointer: string): string | undefined {
    for (let index = 0; ; index++) {
      if (this.peek() === ']') {
        this.next();
        return undefined;
      }
      const found = this.value(`${pointer}/${index}`);
      if (found !== undefined) return found;
      if (this.peek() === ',') this.next();
    }
  }

  private peek(): string {
    const { at } = this;
    const token = this.next();
    this.at = at;
    return token;
  }

  /** @throws Error the text ends, which valid JSON does not within a value */
  private next(): string {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (!match) throw new Error(`expected JSON at character ${this.at}`);
    this.at = TOKEN.lastIndex;
    return match[1] ?? match[2] ?? match[3] ?? '';
  }
}
