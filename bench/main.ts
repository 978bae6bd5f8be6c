/** `npm run bench`: measures the figures that are asked for, one after the other. A figure that is not met is no failure. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sentenceOf } from '../src/thrown.js';
import { helpText, readArguments, type Plan } from './arguments.js';
import type { Bench, Figure } from './bench.js';
import { withRun } from './documentation.js';
import { figures } from './figures.js';
import { thisMachine } from './machine.js';
import { profileReport } from './profile.js';
import type { Result } from './results.js';
import { terminalTable } from './table.js';
import { Workplace } from './workplace.js';

const PAGE = 'docs/performance.md';
const RESULTS = 'bench-results.json';
/** Left there to be opened with a viewer. */
const PROFILES = 'bench-profiles';
const FUNCTIONS = 30;

const reading = readArguments(
  process.argv.slice(2),
  figures.map(({ id }) => id),
);
switch (reading.outcome) {
  case 'help':
    process.stdout.write(helpText(figures));
    break;
  case 'refused':
    process.stderr.write(`${reading.problem}\n\n${helpText(figures)}`);
    process.exitCode = 2;
    break;
  case 'plan':
    await run(reading.plan);
}

async function run(plan: Plan): Promise<void> {
  const workplace = new Workplace();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      workplace.dispose();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
  try {
    const bench = benchOf(plan, workplace);
    if (plan.profile) rmSync(PROFILES, { recursive: true, force: true });
    const results: Result[] = [];
    for (const figure of figures.filter(({ id }) => plan.figures.includes(id))) {
      results.push(...(await measure(figure, bench)));
      // After each: a run takes the better part of an hour, and what it has measured outlives its end.
      if (bench.profiles === undefined) keep(plan, results);
    }
    if (bench.profiles === undefined) report(plan, results);
    else process.stdout.write(`${profileReport(bench.profiles, FUNCTIONS)}\n`);
  } finally {
    workplace.dispose();
  }
}

function benchOf({ size, profile, kurrentdb }: Plan, workplace: Workplace): Bench {
  return {
    size,
    rounds: profile ? 1 : size === 'quick' ? 2 : 5,
    seconds: size === 'quick' ? 0.5 : 3,
    workplace,
    kurrentdb,
    profiles: profile ? PROFILES : undefined,
    progress: (line) => process.stderr.write(`${line}\n`),
  };
}

/** A figure that fails is told and does not keep the others from being measured. */
async function measure(figure: Figure, bench: Bench): Promise<readonly Result[]> {
  bench.progress(`${figure.id}: ${figure.title}`);
  const began = performance.now();
  try {
    return await figure.run(bench);
  } catch (error) {
    const why = sentenceOf(error);
    return [{ outcome: 'not measured', figure: figure.id, work: figure.title, why }];
  } finally {
    bench.workplace.dispose();
    bench.progress(`  took ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
}

function keep({ size }: Plan, results: readonly Result[]): void {
  writeFileSync(RESULTS, `${JSON.stringify({ size, machine: thisMachine(), results }, null, 2)}\n`);
}

function report({ size, writeDocs }: Plan, results: readonly Result[]): void {
  const machine = thisMachine();
  process.stdout.write(`${terminalTable(results)}\n`);
  if (writeDocs) writeFileSync(PAGE, withRun(readFileSync(PAGE, 'utf8'), { size, machine, results }));
}
