/** Serves an existing data folder, or a new one: `npm start`. */
import { readFileSync } from 'node:fs';
import { CHANCERY, type Chancery } from './application/chancery.js';
import { helpText, readConfiguration } from './config/configuration.js';
import { createServer } from './server.js';

const reading = readConfiguration(process.env, process.argv.slice(2));

switch (reading.outcome) {
  case 'help':
    process.stdout.write(helpText('npm start --'));
    break;
  case 'version': {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    process.stdout.write(`${version}\n`);
    break;
  }
  case 'refused':
    process.stderr.write(`${reading.problems.join('\n')}\n`);
    process.exitCode = 2;
    break;
  case 'read': {
    const { host, port } = reading.configuration;
    try {
      const app = await createServer(reading.configuration);
      void app.get<Chancery>(CHANCERY).strange?.then(async ({ message }) => {
        process.stderr.write(`Chancery ends: ${message}\n`);
        process.exitCode = 1;
        await app.close();
      });
      app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
      await app.listen(port, host);
      process.stdout.write(
        `Chancery listens on ${await app.getUrl()} (this machine only: there is no authentication yet)\n`,
      );
    } catch (error) {
      process.stderr.write(
        `Chancery cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      process.exitCode = 1;
    }
  }
}
