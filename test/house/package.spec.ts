import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}

interface Lock {
  readonly packages: Record<
    string,
    {
      readonly hasInstallScript?: true;
      readonly resolved?: string;
      readonly link?: true;
      readonly deprecated?: string;
    }
  >;
}

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Package;
const client = JSON.parse(readFileSync(new URL('client/package.json', root), 'utf8')) as Package;
const web = JSON.parse(readFileSync(new URL('web/package.json', root), 'utf8')) as Package;
const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lock;

describe('what is installed', () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...web.devDependencies }))(
    'is exactly one version of %s',
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it('is the same for the client as for what is compiled of it into the main package', () => {
    expect(manifest.dependencies).toMatchObject(client.dependencies);
    expect(client.version).toBe(manifest.version);
  });

  it('may come from any registry: the lock file knows each package by its hash, not by an address', () => {
    expect(
      Object.values(lock.packages).filter(({ resolved, link }) => resolved !== undefined && !link),
    ).toEqual([]);
  });

  it('runs a script while it is installed only where package.json says so', () => {
    const withScript = Object.entries(lock.packages).filter(([, one]) => one.hasInstallScript);
    const names = withScript.map(([path]) =>
      path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    );
    expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(names));
  });

  it('is nothing that its makers advise against', () => {
    expect(Object.entries(lock.packages).filter(([, { deprecated }]) => deprecated !== undefined)).toEqual(
      [],
    );
  });

  it('makes npm warn of nothing, on the Node of this machine too', () => {
    expect(install()).toEqual([0, '']);
  });

  it('would make it warn of nothing but an older Node, if .npmrc showed warnings', () => {
    const [status, warnings] = install('--loglevel=warn');
    expect(status).toBe(0);
    expect(warnings.split('\n').filter((line) => !/^(npm warn EBADENGINE .*)?$/.test(line))).toEqual([]);
  });
});

/** The exit status, and what npm says beside its answer. */
function install(...flags: readonly string[]): [number | null, string] {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-install-'));
  for (const file of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'client/package.json',
    'web/package.json',
  ]) {
    cpSync(fileURLToPath(new URL(file, root)), join(folder, file));
  }
  // Without the Node of the checkout, which whoever installs does not have yet.
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((one) => !one.includes('node_modules'));
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline', ...flags], {
    cwd: folder,
    env: { PATH: path.join(delimiter), HOME: process.env['HOME'] },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  return [status, stderr];
}
