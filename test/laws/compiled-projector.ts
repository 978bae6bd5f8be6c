import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const PARTS = [
  'src/thrown.ts',
  'src/{log,domain}/**/*.ts',
  'src/application/{project,log}/*.ts',
  'src/views/**/*.ts',
  'src/application/refusals.ts',
  'projections/*.ts',
  'test/laws/catching-up.ts',
];

/** The projector and the program that runs it, compiled, so that another process can run what is in the tree now. */
export function compileProjector(): { readonly program: string; remove(): void } {
  const root = resolve(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'chancery-compiled-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of globSync(PARTS, { cwd: root })) {
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2024,
        experimentalDecorators: true,
        useDefineForClassFields: false,
      },
    });
    writeFileSync(target, outputText);
  }
  return {
    program: join(folder, 'test/laws/catching-up.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
