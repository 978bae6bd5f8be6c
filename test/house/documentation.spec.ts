import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { flagOf } from '../../src/config/configuration.js';
import { keys } from '../../src/config/keys.js';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('docs/configuration.md', () => {
  const page = read('docs/configuration.md');

  it.each(Object.values(keys))('tells of $name what the server knows of it', (key) => {
    const { name, description, expected } = key;
    const cells = [`\`${name}\``, `\`${flagOf(name)}\``, `\`${String(key.default)}\``, description, expected];
    expect(page).toContain(`| ${cells.join(' | ')} |`);
  });

  it('tells of no other key', () => {
    const told = [...page.matchAll(/^\| `(CHANCERY_[A-Z_]+)`/gm)].map(([, name]) => name);
    expect(told).toEqual(Object.values(keys).map(({ name }) => name));
  });
});

describe('a decision', () => {
  it.each(globSync('docs/decisions/[0-9]*.md', { cwd: root }))(
    '%s has its context and its consequences',
    (path) => {
      const headings = read(path).match(/^#+ .*/gm) ?? [];
      expect(headings[0]).toMatch(/^# \S/);
      expect(headings.slice(1)).toEqual(
        expect.arrayContaining(['## Context', '## Decision', '## Consequences']),
      );
    },
  );
});

describe('the changelog', () => {
  const [unreleased = '', ...releases] = read('CHANGELOG.md').match(/^## .*/gm) ?? [];
  const sections = read('CHANGELOG.md').match(/^### .*/gm) ?? [];

  it('has what is to come first, then versions with their day', () => {
    expect(unreleased).toBe('## [Unreleased]');
    for (const release of releases) expect(release).toMatch(/^## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
  });

  it('says of every version what changed in the stored format', () => {
    expect(sections.filter((section) => section === '### Event schemas')).toHaveLength(1 + releases.length);
  });

  it('sorts what changed under the headings of Keep a Changelog', () => {
    const known = /^### (Event schemas|Added|Changed|Deprecated|Removed|Fixed|Security)$/;
    for (const section of sections) expect(section).toMatch(known);
  });
});

describe('continuous integration', () => {
  it('does what the README tells a newcomer to do', () => {
    const commands = read('.ci/run').match(/npm (ci|run \S+)/g) ?? [];
    expect(read('README.md')).toContain(`\n${commands.join(' && ')}\n`);
  });
});
