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
  const bodies = rows.map(line);
  // Where each row is a line, they need nothing between them.
  const between = bodies.some(({ length }) => length > 1) ? '\n\n' : '\n';
  return [...line(headings), rule, bodies.map((lines) => lines.join('\n')).join(between)].join('\n');
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
 * Each column gets what its longest word needs. What is left goes to whichever column makes the table shortest for its width, then
 * to those that lack least for a line of each cell, then to the one that has the most to say.
 * @returns undefined when a word would have to be split
 */
function fitted(columns: readonly (readonly string[])[], room: number): number[] | undefined {
  const measured = columns.map((cells) => cells.map(measure));
  const needed = columns.map((cells) => widest(cells.flatMap((cell) => cell.split('\n'))));
  const widths = measured.map((cells) => Math.max(1, ...cells.map(({ widestWord }) => widestWord)));
  let left = room - widths.reduce((total, width) => total + width, 0);
  if (left < 0) return undefined;
  for (;;) {
    const lacking = widths
      .map((width, at) => ({ at, by: (needed[at] ?? 0) - width }))
      .filter(({ by }) => by > 0);
    if (left === 0 || lacking.length === 0) return widths;
    const least = lacking.reduce((best, one) => (one.by < best.by ? one : best));
    const most = lacking.reduce((best, one) => (one.by > best.by ? one : best));
    const next = shortening(measured, widths, left) ?? (least.by <= left ? least : { at: most.at, by: left });
    widths[next.at] = (widths[next.at] ?? 0) + next.by;
    left -= next.by;
  }
}

/** The words of a cell by their widths, part by part. */
interface Measure {
  readonly parts: readonly (readonly number[])[];
  readonly widestWord: number;
}

function measure(cell: string): Measure {
  const parts = cell.split('\n').map((part) => part.split(/\s+/).map((word) => stringWidth(word)));
  const indented = parts.length > 1 ? INDENT.length : 0;
  const widestWord = Math.max(
    ...parts.map((words) => Math.max(...words) + (words.length > 1 ? indented : 0)),
  );
  return { parts, widestWord };
}

/** How many lines a cell takes: its words one after the other, as `wrapped` puts them. */
function linesOf({ parts }: Measure, width: number): number {
  const count = (words: readonly number[], most: number): number => {
    let [lines, used] = [1, -1];
    for (const word of words) {
      if (used >= 0 && used + 1 + word > most) [lines, used] = [lines + 1, -1];
      used += 1 + word;
    }
    return lines;
  };
  return parts.reduce((lines, words) => {
    const plain = count(words, width);
    return lines + (plain > 1 && parts.length > 1 ? count(words, width - INDENT.length) : plain);
  }, 0);
}

interface Widening {
  readonly at: number;
  readonly by: number;
}

/** What saves the most lines for each place that it takes; undefined where nothing saves any. */
function shortening(
  columns: readonly (readonly Measure[])[],
  widths: readonly number[],
  left: number,
): Widening | undefined {
  const heights = columns.map((cells, at) => cells.map((cell) => linesOf(cell, widths[at] ?? 0)));
  const rows = heights[0]?.map((_, row) => heights.map((column) => column[row] ?? 1)) ?? [];
  const now = rows.reduce((total, row) => total + Math.max(...row), 0);
  let best: (Widening & { readonly saves: number }) | undefined;
  for (const [at, cells] of columns.entries()) {
    for (let by = 1; by <= left; by += 1) {
      const wider = (widths[at] ?? 0) + by;
      const total = rows.reduce((sum, row, i) => {
        const cell = cells[i];
        return sum + Math.max(...row.with(at, cell ? linesOf(cell, wider) : 1));
      }, 0);
      const saves = (now - total) / by;
      if (saves > (best?.saves ?? 0)) best = { at, by, saves };
    }
  }
  return best;
}

/** What a line of a cell goes on with is set in by this, where the cell has several. */
const INDENT = ' ';

/** The lines of a cell at a width. */
function wrapped(cell: string, width: number): string[] {
  const parts = cell.split('\n');
  return parts.flatMap((part) => {
    const lines = folded(part, width);
    if (parts.length === 1 || lines.length === 1) return lines;
    const [first = '', ...others] = folded(part, width - INDENT.length);
    return [first, ...others.map((line) => INDENT + line)];
  });
}

function folded(text: string, width: number): string[] {
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
