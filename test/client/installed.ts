/** The client as somebody has it who installed what `npm pack` makes into an empty project. Nothing is fetched for that. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const MODULES = join(root, 'node_modules');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Of a careful user; with the browser's types and none of Node.js. */
const compilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
};

/** An empty project with the client in it. */
export class Project {
  private constructor(
    readonly path: string,
    /** What the tarball of the client holds. */
    readonly packed: readonly string[],
  ) {}

  static async withClient(): Promise<Project> {
    const path = mkdtempSync(join(tmpdir(), 'chancery-client-'));
    const tarballs = join(path, 'tarballs');
    const project = join(path, 'project');
    for (const folder of [tarballs, project]) mkdirSync(folder);
    const client = await pack(['--workspace', 'client'], tarballs);
    // A registry would have its dependencies. Here they are packed as the checkout has them.
    const dependencies = ['eventsource-parser', 'openapi-fetch', 'openapi-typescript-helpers', 'uuidv7'];
    const folders = dependencies.map((name) => join(MODULES, name));
    const others = await pack(['--ignore-scripts', ...folders], tarballs);
    const files = [...client, ...others].map(({ filename }) => join(tarballs, filename));
    writeFileSync(join(project, 'package.json'), '{"type":"module","private":true}');
    // As the project of somebody else has it: without the settings of the checkout.
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', ...files], {
      cwd: project,
      env,
    });
    return new Project(project, client[0]?.files.map((file) => file.path) ?? []);
  }

  /** Compiles a program as a user does and runs it; returns the lines that it prints. @throws what the compiler says */
  async run(program: string): Promise<string[]> {
    writeFileSync(join(this.path, 'program.ts'), program);
    writeFileSync(join(this.path, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const compiler = join(MODULES, 'typescript/bin/tsc');
    await execute(process.execPath, [compiler], {
      cwd: this.path,
    }).catch((error: unknown) => {
      throw new Error((error as { readonly stdout: string }).stdout);
    });
    const { stdout } = await execute(process.execPath, ['program.js'], { cwd: this.path });
    return stdout.trim().split('\n');
  }

  remove(): void {
    rmSync(join(this.path, '..'), { recursive: true, force: true });
  }
}

async function pack(words: readonly string[], destination: string): Promise<Packed[]> {
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', destination, ...words], {
    cwd: root,
  });
  // What a script prints that runs before stands before it.
  return JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as Packed[];
}
