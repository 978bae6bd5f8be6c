/** Guards that all that is read has the contrast of WCAG 2.2 AA, in light and in dark, and that no style knows left from right. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = new URL('../../web/src/', import.meta.url);
const tokens = readFileSync(new URL('style/tokens.css', source), 'utf8');

type Palette = ReadonlyMap<string, string>;

function paletteOf(selector: string): Palette {
  const block = tokens.slice(tokens.indexOf(`${selector} {`)).split('}', 1)[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const voices = ['claim', 'finding', 'determination', 'assessment', 'contested'];
const grounds = ['paper', 'sheet', 'wash'];
const pairs = [
  ...['ink', 'ink-soft', 'accent', ...voices].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...[...voices, 'accent'].flatMap((voice) =>
    [voice, 'ink', 'ink-soft'].map((text) => [text, `${voice}-wash`] as const),
  ),
  ['paper', 'accent'] as const,
];

describe.each([
  ['light', ':root'],
  ['dark', "[data-theme='dark']"],
  ['dark, as the reader has it', ":root:not([data-theme='light'])"],
])('in %s', (_theme, selector) => {
  const palette = paletteOf(selector);

  it.each(pairs)('%s on %s has 4.5 to 1', (text, ground) => {
    expect(contrast(palette.get(text) ?? '', palette.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

it('dark is the same, whether the reader or the page has it so', () => {
  expect(paletteOf("[data-theme='dark']")).toEqual(paletteOf(":root:not([data-theme='light'])"));
});

const sheets = readdirSync(source, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.css'));

it.each(sheets)('%s has logical properties alone', (path) => {
  const text = readFileSync(new URL(path, source), 'utf8');
  expect(
    text.match(
      /^\s*((margin|padding|border)-(left|right)\b.*|(left|right|float|clear): .*|text-align: (left|right).*|(width|height|min-width|max-width): .*)$/gm,
    ),
  ).toBeNull();
});
