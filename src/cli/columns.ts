/** Lays rows out in columns that fit a terminal, by the width that a terminal gives to each character. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

export interface Layout {
  readonly headings: readonly string[];
  /** As many cells as there are headings. */
  readonly rows: readonly (readonly string[])[];
  /** Columns of the terminal. */
  readonly width: number;
}

const GAP = '  ';

/** Columns side by side; where the terminal is too narrow for that, each row as a block of its own. */
export function layOut(layout: Layout): string {
  const { headings, rows, width } = layout;
  const columns = headings.map((heading, at) => [heading, ...rows.map((row) => row[at] ?? '')]);
  const widths = fitted(columns, width - GAP.length * (headings.length - 1));
  return widths ? sideBySide(layout, widths) : inBlocks(layout);
}

function sideBySide({ headings, rows }: Layout, widths: readonly number[]): string {
  const line = (cells: readonly string[]): string[] => {
    const columns = widths.map((width, at) => wrapped(cells[at] ?? '', width));
    const height = Math.max(...columns.map((column) => column.length));
    return Array.from({ length: height }, (_, row) =>
      widths
        .map((width, at) => padded(columns[at]?.[row] ?? '', width))
        .join(GAP)
        .trimEnd(),
    );
  };
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [
    ...line(headings),
    rule,
    ...rows.flatMap((row, at) => (at === 0 ? line(row) : ['', ...line(row)])),
  ].join('\n');
}

function inBlocks({ headings, rows, width }: Layout): string {
  return rows
    .map((cells) =>
      headings
        .flatMap((heading, at) => {
          const cell = cells[at] ?? '';
          if (cell === '') return [];
          const [first = '', ...others] = wrapped(
            `${heading}: ${cell.replaceAll('\n', ', ')}`,
            width - GAP.length,
          );
          return [first, ...others.map((line) => GAP + line)];
        })
        .join('\n'),
    )
    .join('\n\n');
}

/**
 * Each column gets what its longest word needs, and what is left goes to whichever has the most to say for its width.
 * @returns undefined when a word would have to be split
 */
function fitted(columns: readonly (readonly string[])[], room: number): number[] | undefined {
  const needed = columns.map((cells) => widest(cells.flatMap((cell) => cell.split('\n'))));
  const widths = columns.map((cells) => widest(cells.flatMap((cell) => cell.split(/\s+/))));
  let left = room - widths.reduce((total, width) => total + width, 0);
  if (left < 0) return undefined;
  for (; left > 0; left -= 1) {
    const wants = widths.map((width, at) => (needed[at] ?? 0) / width);
    const most = Math.max(...wants);
    if (most <= 1) break;
    const at = wants.indexOf(most);
    widths[at] = (widths[at] ?? 0) + 1;
  }
  return widths;
}

function wrapped(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Scripts that are written from the right. */
const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function padded(text: string, width: number): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  // Isolated (U+2068, U+2069), so that a terminal that reorders it does not draw the next column into it.
  return (FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text) + blanks;
}

function widest(texts: readonly string[]): number {
  return Math.max(1, ...texts.map((text) => stringWidth(text)));
}
