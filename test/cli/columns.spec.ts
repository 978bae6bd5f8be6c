/** A table never is wider than the terminal, in whatever script, and its columns stand under each other. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';

import { layOut } from '../../src/cli/columns.js';

const headings = ['Commitment', 'By', 'What'];
const english = ['point-04 (binding)', 'hamas', 'All hostages are returned within 72 hours of acceptance.'];
const arabic = ['point-16', 'israel', 'اللَّجنة الوطنيَّة لإدارة غزة تتولى المهام المدنية في القطاع'];
const chinese = ['point-19', 'un', '停火协议第一阶段已经开始执行,各方应当遵守承诺'];
const emoji = ['point-20', 'eu', 'Monitored 👩‍👩‍👧 by families 🇪🇬 of three states ✅'];
const rows = [english, arabic, chinese, emoji];

const linesOf = (width: number): string[] => layOut({ headings, rows, width }).split('\n');
const widths = Array.from({ length: 121 }, (_, at) => at + 20);

describe('a table', () => {
  it('lays its columns out side by side, words whole', () => {
    expect(layOut({ headings, rows: [english], width: 44 })).toBe(
      [
        'Commitment  By     What',
        '──────────  ─────  ─────────────────────────',
        'point-04    hamas  All hostages are returned',
        '(binding)          within 72 hours of',
        '                   acceptance.',
      ].join('\n'),
    );
  });

  it('gives its room to what makes it shorter: a list stays a line each where a long text has to break anyway', () => {
    const voices = 'desk: complete\nhamas: intermediate\nisrael: complete';
    expect(layOut({ headings: ['What', 'Voices'], rows: [[english[2] ?? '', voices]], width: 50 })).toBe(
      [
        'What                           Voices',
        '─────────────────────────────  ───────────────────',
        'All hostages are returned      desk: complete',
        'within 72 hours of             hamas: intermediate',
        'acceptance.                    israel: complete',
      ].join('\n'),
    );
  });

  it('sets in what a line of a list goes on with, so that it is not taken for the next one', () => {
    const voices = 'hamas: intermediate\neu: minimum';
    expect(layOut({ headings: ['By', 'Voices'], rows: [['x', voices]], width: 17 })).toBe(
      ['By  Voices', '──  ─────────────', 'x   hamas:', '     intermediate', '    eu: minimum'].join('\n'),
    );
  });

  it('has no empty lines where each row is a line', () => {
    const short = [
      ['point-04', 'hamas', 'Hostages'],
      ['point-07', 'israel', 'Aid'],
    ];
    const lines = layOut({ headings, rows: short, width: 80 }).split('\n');
    expect(lines.slice(2)).toEqual(['point-04    hamas   Hostages', 'point-07    israel  Aid']);
    expect(layOut({ headings, rows: [english, ['point-07', 'israel', 'Aid']], width: 44 })).toContain(
      '\n\npoint-07',
    );
  });

  it('takes no more room than its words need', () => {
    expect(
      Math.max(
        ...layOut({ headings, rows: [english], width: 500 })
          .split('\n')
          .map((line) => stringWidth(line)),
      ),
    ).toBe(83);
  });

  it('fits every terminal from 20 to 140 columns', () => {
    for (const width of widths) {
      for (const line of linesOf(width)) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('says every word of every cell at any width', () => {
    const words = rows.flat().flatMap((cell) => cell.split(' '));
    for (const width of widths) {
      const said = linesOf(width).join('').replace(/\s/g, '');
      for (const word of words.filter((one) => /^[a-z]+$/i.test(one))) expect(said).toContain(word);
    }
  });

  it('begins each column at the same place, whatever the width of the characters before it', () => {
    const table = layOut({
      headings: ['What', 'Due'],
      rows: [english, arabic, chinese, emoji].map((row) => [row[2] ?? '', 'DUE']),
      width: 60,
    });
    const starts = table
      .split('\n')
      .filter((line) => line.includes('DUE'))
      .map((line) => stringWidth(line.slice(0, line.indexOf('DUE'))));
    expect(new Set(starts)).toEqual(new Set([57]));
  });

  it('isolates what is written from the right, so that the columns beside it stay where they are', () => {
    const table = layOut({ headings: ['What', 'Due'], rows: [['غزة', '2025-12-01']], width: 40 });
    expect(table).toContain('\u2068غزة\u2069   2025-12-01');
  });

  it('becomes a block for each row where a word would have to be split', () => {
    expect(layOut({ headings, rows: [english, ['point-05', '', 'Release']], width: 24 })).toBe(
      [
        'Commitment: point-04',
        '  (binding)',
        'By: hamas',
        'What: All hostages are',
        '  returned within 72',
        '  hours of acceptance.',
        '',
        'Commitment: point-05',
        'What: Release',
      ].join('\n'),
    );
  });
});
