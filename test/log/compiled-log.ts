import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** The log and the program that writes to it, compiled, so that another process can run what is in the tree now. */
export interface CompiledLog {
  readonly writer: string;
  remove(): void;
}

export function compileLog(): CompiledLog {
  const root = resolve(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'chancery-compiled-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of globSync(['src/thrown.ts', 'src/log/**/*.ts', 'test/log/crash-writer.ts'], {
    cwd: root,
  })) {
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 },
    });
    writeFileSync(target, outputText);
  }
  return {
    writer: join(folder, 'test/log/crash-writer.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
