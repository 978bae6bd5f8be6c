/** The server as a program of its own: `chancery serve`. */
import { beginProgram } from './cli/program.js';
import { serve } from './cli/serve.js';

beginProgram();
process.exitCode = await serve(process.argv.slice(2));
