/** The commands in the order in which they are told of. Each loads what it runs only when it runs. */
import type { Command } from 'commander';
import type { Run } from '../context.js';
import { exportCommand, rebuildCommand, replayCommand, statusCommand } from './ask-server.js';
import { backupCommand, restoreCommand } from './backup.js';
import { completionCommand } from './completion.js';
import { copyLogCommand } from './copy-log.js';
import { headsCommand } from './heads.js';
import { importCommand } from './import.js';
import { keysCommand, restrictCommand, unrestrictCommand } from './keys.js';
import { mcpCommand } from './mcp.js';
import { redactCommand } from './redact.js';
import { demoCommand, serveCommand } from './serve.js';
import { releaseCommand } from './release.js';
import { signingKeyCommand } from './signing-key.js';
import { templateCommand } from './template.js';
import { verifyCommand } from './verify.js';

export const commands: readonly ((run: Run) => Command)[] = [
  serveCommand,
  demoCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  copyLogCommand,
  exportCommand,
  templateCommand,
  releaseCommand,
  replayCommand,
  mcpCommand,
  statusCommand,
  rebuildCommand,
  redactCommand,
  keysCommand,
  restrictCommand,
  unrestrictCommand,
  verifyCommand,
  headsCommand,
  signingKeyCommand,
  completionCommand,
];
