/** `chancery`: the server, the demo, and what is run beside them. */
import { runCommandLine } from './command-line/command-line.js';
import { beginProgram, contextOfProcess } from './program.js';

beginProgram();
process.exitCode = await runCommandLine(process.argv.slice(2), contextOfProcess());
