import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A file, what it imports, and the rule that this breaks. */
const forbidden: readonly (readonly [string, string, string])[] = [
  ['src/log/port.ts', '../domain/rule.js', 'only-the-port-and-the-chain'],
  ['src/log/port-with-files.ts', 'node:fs', 'only-the-port-and-the-chain'],
  ['src/log/sqlite/adapter.ts', '../cluster/adapter.js', 'only-the-port-and-its-own-driver'],
  ['src/log/sqlite/adapter-with-words.ts', '../../domain/rule.js', 'only-the-port-and-its-own-driver'],
  ['src/log/mirror/mirror.ts', '../cluster/adapter.js', 'only-the-port-and-the-embedded-log'],
  ['src/attestation/tree-with-files.ts', 'node:fs', 'only-hashes-and-signatures'],
  ['src/attestation/tree-with-use.ts', '../application/use.js', 'only-hashes-and-signatures'],
  ['src/http/page-with-tree.ts', '../attestation/tree.js', 'only-use-cases-from-the-edge'],
  ['src/domain/rule-with-nest.ts', '@nestjs/common', 'only-the-domain'],
  ['src/domain/rule-with-files.ts', 'node:fs', 'only-the-domain'],
  ['src/domain/rule-with-log.ts', '../log/chain.js', 'only-the-domain'],
  ['projections/fold-with-use.ts', '../src/application/use.js', 'only-the-domain-and-the-kit'],
  ['projections/fold-with-hash.ts', 'node:crypto', 'only-the-domain-and-the-kit'],
  ['src/exchange/sheet/row-with-use.ts', '../../application/use.js', 'only-the-domain-for-sheets'],
  ['src/exchange/table/file-with-rule.ts', '../../domain/rule.js', 'only-files-and-tables'],
  ['src/application/use-with-store.ts', '../log/cluster/adapter.js', 'only-inwards-from-the-application'],
  ['src/application/use-with-page.ts', '../http/page.js', 'only-inwards-from-the-application'],
  ['src/application/use-with-fastify.ts', 'fastify', 'http-at-the-edge'],
  ['src/application/use-with-sql.ts', 'better-sqlite3', 'sqlite-in-two-places'],
  ['src/exchange/publish/page-with-files.ts', 'node:fs', 'only-rows-in-what-is-published'],
  ['src/exchange/publish/page-with-use.ts', '../../application/use.js', 'only-rows-in-what-is-published'],
  ['src/outbound/way-out-with-use.ts', '../application/use.js', 'only-what-goes-out'],
  ['src/views/rows-with-use.ts', '../application/use.js', 'only-rows-and-their-history'],
  ['src/http/page-with-log.ts', '../log/chain.js', 'only-use-cases-from-the-edge'],
  ['src/http/page-with-fold.ts', '../../projections/fold.js', 'only-use-cases-from-the-edge'],
  ['src/http/page-with-opening.ts', '../open-log.js', 'logs-are-opened-at-the-start'],
  ['client/src/call.ts', '../../src/domain/rule.js', 'only-the-client-and-the-web'],
  ['client/src/call-with-files.ts', 'node:fs', 'only-the-client-and-the-web'],
  ['src/http/page-with-client.ts', '../../client/src/index.js', 'the-client-is-for-programs'],
  ['src/cli/part-of-client.ts', '../../client/src/part.js', 'only-use-cases-from-the-edge'],
  ['web/src/page-with-rule.ts', '../../src/domain/rule.js', 'only-the-client-from-the-desk'],
  ['web/src/part-of-client.ts', '../../client/src/part.js', 'only-the-client-from-the-desk'],
  ['src/http/page-with-desk.ts', '../../web/src/page.js', 'nothing-imports-the-desk'],
  ['src/config/key.ts', '../application/use.js', 'only-words-from-the-configuration'],
  ['src/server.ts', './log/cluster/adapter.js', 'one-composition-root'],
  ['src/compose.ts', './log/cluster/adapter.js', 'one-composition-root'],
  ['src/app.module.ts', './open-log.js', 'logs-are-opened-at-the-start'],
  ['src/compose-with-framework.ts', 'fastify', 'http-at-the-edge'],
  ['src/http/page-with-start.ts', '../main.js', 'nothing-imports-the-start'],
  ['src/elsewhere/part.ts', '../domain/rule.js', 'a-place-for-every-file'],
  ['src/application/use-with-test.ts', '../../test/specification.js', 'no-tests-in-production'],
  ['src/application/use-with-check.ts', 'fast-check', 'no-development-packages-in-production'],
  ['src/application/use-with-mystery.ts', 'no-such-package', 'no-undeclared-packages'],
  ['src/domain/one.ts', './other.js', 'no-cycles'],
];

/** What those files import, and what the table allows. */
const allowed: readonly (readonly [string, string])[] = [
  ['src/log/chain.ts', 'node:crypto'],
  ['src/log/cluster/adapter.ts', '../chain.js'],
  ['src/log/mirror/file.ts', '../sqlite/adapter.js'],
  ['src/attestation/tree.ts', 'node:crypto'],
  ['src/application/use-with-tree.ts', '../attestation/tree.js'],
  ['src/domain/rule.ts', 'class-validator'],
  ['src/exchange/sheet/row.ts', '../../domain/rule.js'],
  ['src/exchange/table/file.ts', 'node:buffer'],
  ['src/application/use-with-row.ts', '../exchange/sheet/row.js'],
  ['src/http/page-with-row.ts', '../exchange/sheet/row.js'],
  ['src/domain/other.ts', './one.js'],
  ['projections/fold.ts', '../src/domain/rule.js'],
  ['src/application/use.ts', '../../projections/fold.js'],
  ['src/application/query.ts', '../views/rows.js'],
  ['src/views/sqlite/rows.ts', 'better-sqlite3'],
  ['src/views/rows.ts', '../domain/rule.js'],
  ['src/http/page.ts', '../application/use.js'],
  ['src/http/page-with-words.ts', '../thrown.js'],
  ['src/log/cluster/adapter-with-words.ts', '../../thrown.js'],
  ['client/src/part.ts', 'openapi-fetch'],
  ['client/src/index.ts', './part.js'],
  ['src/cli/asking.ts', '../../client/src/index.js'],
  ['web/src/page.ts', '../../client/src/index.js'],
  ['src/thrown.ts', 'node:util'],
  ['src/open-log.ts', './log/cluster/adapter.js'],
  ['src/open-read-side.ts', './views/sqlite/rows.js'],
  ['src/open-projection.ts', './views/sqlite/rows.js'],
  ['src/question-worker.ts', './open-read-side.js'],
  ['src/projection-worker.ts', './open-projection.js'],
  ['src/main.ts', './app.module.js'],
  ['test/specification.ts', '../src/log/cluster/adapter.js'],
];

describe('the boundary checker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-house-'));
  let broken: string[] = [];

  beforeAll(() => {
    for (const file of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json']) {
      copyFileSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, imported] of [...forbidden, ...allowed]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import * as it from '${imported}';\nexport const used = it;\n`);
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const { stdout } = spawnSync(
      process.execPath,
      [
        program,
        '--preserve-symlinks',
        '--output-type',
        'json',
        'src',
        'projections',
        'client',
        'web/src',
        'test',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    const report = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    broken = report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(forbidden)('does not let %s import %s (%s)', (file, _imported, rule) => {
    expect(broken).toContain(`${file}: ${rule}`);
  });

  it.each(allowed)('lets %s import %s', (file) => {
    expect(broken.filter((one) => one.startsWith(`${file}: `) && !one.endsWith('no-cycles'))).toEqual([]);
  });

  it('has an import that breaks it for each of its rules', async () => {
    const { default: config } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string; comment: string }[] };
    };
    expect(new Set(forbidden.map(([, , rule]) => rule))).toEqual(
      new Set(config.forbidden.map(({ name }) => name)),
    );
    for (const { comment } of config.forbidden) expect(comment).toMatch(/[.)]$/);
  });
});
