/** Every tool, in the order in which they are told of. */
import { differenceTool } from './difference-tool.js';
import { entryTool } from './entry-tool.js';
import { proposeTool } from './propose-tool.js';
import { readingTools } from './reading-tools.js';
import type { Tool } from './tool.js';
import { vocabularyTool } from './vocabulary-tool.js';

export const tools: readonly Tool[] = [
  ...readingTools,
  differenceTool,
  entryTool,
  vocabularyTool,
  proposeTool,
];
