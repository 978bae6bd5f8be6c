/** `chancery serve` and `chancery demo`, as they are told: by a flag for each key of the configuration. */
import { Command, type Option } from 'commander';
import { flagOf, type ServerFlags } from '../../config/configuration.js';
import { keys, type Key } from '../../config/keys.js';
import { configuredBy, valued } from '../command-line/options.js';
import type { Completes } from '../command-line/expecting.js';
import type { Run } from '../context.js';

const all: readonly Key<string | number>[] = Object.values(keys);

export function serveCommand(run: Run): Command {
  return withFlags(new Command('serve'))
    .alias('start')
    .summary('starts the server')
    .description('Starts the server of a data folder, which is made where there is none.')
    .action((given: Readonly<Record<string, string>>) =>
      run(async ({ environment }) => {
        const configuration = configuredBy(environment, flagsIn(given));
        const { serve } = await import('../serve.js');
        return serve(configuration);
      }),
    );
}

export function demoCommand(run: Run): Command {
  return withFlags(new Command('demo'))
    .summary('starts a server on a folder of its own, loads the sample history and shows what it answers')
    .description(
      'Starts a server on a folder of its own, which is gone when it ends, loads the sample history through its API and shows what ' +
        'it answers. It stays up until Ctrl-C.',
    )
    .action((given: Readonly<Record<string, string>>) =>
      run(async ({ environment }) => {
        const flags = flagsIn(given);
        const isNamed = flags['--data'] !== undefined || Boolean(environment['CHANCERY_DATA']);
        const configuration = configuredBy(environment, { '--log-level': 'warn', ...flags });
        const { runDemo } = await import('../demo.js');
        return runDemo({ configuration, isNamed });
      }),
    );
}

/** Those of which a shell knows the values. */
const completing = new Map<string, Completes>([
  [keys.data.name, 'folder'],
  [keys.tlsCert.name, 'file'],
  [keys.tlsKey.name, 'file'],
]);

function withFlags(command: Command): Command {
  for (const key of all) command.addOption(flagFor(key));
  return command.addHelpText('after', '\nA flag wins over the environment.');
}

/** Takes any text: what is wrong with the values of all keys is told together. */
function flagFor({ name, description, expected, default: otherwise }: Key<string | number>): Option {
  const more = `Expects ${expected}. ${name} in the environment; ${String(otherwise)} when not given.`;
  return valued(`${flagOf(name)} <VALUE>`, `${description} ${more}`, {
    expected,
    // What looks like a flag is one: the value before it was forgotten.
    read: (text) => (text.startsWith('--') ? undefined : text),
    completes: completing.get(name),
  });
}

function flagsIn(given: Readonly<Record<string, string>>): ServerFlags {
  return Object.fromEntries(
    all.flatMap(({ name }) => {
      const flag = flagOf(name);
      const value = given[flag.slice(2).replace(/-[a-z]/g, (at) => at.charAt(1).toUpperCase())];
      return value === undefined ? [] : [[flag, value]];
    }),
  );
}
