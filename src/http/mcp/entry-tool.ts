/** One entry as it was posted, with every editorial entry about it, and what else is claimed about its subject. */
import { GetEntry } from '../../application/log/entries-of-a-process.js';
import { eventObject } from '../event-json.js';
import { refuse } from '../parameters.js';
import { processIn, type Arguments, type Asked } from './asked.js';
import { NOTICE } from './notice.js';
import { answering, inPath, taking, theProcess } from './schemas.js';
import { ref } from '../openapi/schemas.js';
import type { Tool } from './tool.js';
import { behind } from './with-cited.js';

export const entryTool: Tool = {
  name: 'entry',
  title: 'One entry of the record',
  description:
    'An entry as it was posted, with its sources, and in `about` every correction, dispute, corroboration, translation and retraction of it. `cited` has it as it reads now; one that is retracted is not there any more.',
  readOnly: true,
  inputSchema: taking([], { processId: theProcess, entryId: inPath('eventId') }),
  outputSchema: answering(ref('EventDetail')),
  run: async (given, asked) => readEntry(processIn(given), entryIn(given), asked),
};

function entryIn({ entryId }: Arguments): string {
  return typeof entryId === 'string' ? entryId.toLowerCase() : refuse('entryId', 'is required');
}

/** @throws Refused process-not-found, not-found, not-caught-up */
export async function readEntry(process: string, entryId: string, asked: Asked): Promise<object> {
  const { event, about } = await asked.queries.execute(new GetEntry(asked.caller, process, entryId));
  const entry = { ...eventObject(event), about: about.map(eventObject) };
  return { notice: NOTICE, ...entry, ...(await behind([entry], { process, moment: {} }, asked)) };
}
