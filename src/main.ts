/** The server as a program of its own: `chancery serve`. */
import { runCommandLine } from './cli/command-line/command-line.js';
import { beginProgram, contextOfProcess } from './cli/program.js';

beginProgram();
process.exitCode = await runCommandLine(['serve', ...process.argv.slice(2)], contextOfProcess());
