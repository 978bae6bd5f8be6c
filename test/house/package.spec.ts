import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}

interface Lock {
  readonly packages: Record<string, { readonly hasInstallScript?: true; readonly resolved?: string }>;
}

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Package;
const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lock;

describe('what is installed', () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
    'is exactly one version of %s',
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it('may come from any registry: the lock file knows each package by its hash, not by an address', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('runs a script while it is installed only where package.json says so', () => {
    const withScript = Object.entries(lock.packages).filter(([, one]) => one.hasInstallScript);
    const names = withScript.map(([path]) =>
      path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    );
    expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(names));
  });
});
