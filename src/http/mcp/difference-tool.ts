/** What changed in a process between two moments. */
import { answerObject, itemsIn } from '../../application/query/answer-object.js';
import type { AsOf } from '../../application/query/as-of.js';
import { GetDifference } from '../../application/query/get-difference.js';
import { Refused } from '../../application/refusals.js';
import { spanOf } from '../difference-span.js';
import { ref } from '../openapi/schemas.js';
import { parametersOf, processIn, type Asked } from './asked.js';
import { NOTICE } from './notice.js';
import { answering, queryOf, taking, theProcess } from './schemas.js';
import type { Tool } from './tool.js';
import { behind, type Behind } from './with-cited.js';

const query = queryOf('getDifference');

export const differenceTool: Tool = {
  name: 'what_changed',
  title: 'What changed between two moments',
  description:
    'The rows of a process that differ between two moments, before and after, with the entries that caused it. By the clock `occurred`: what happened; `recorded`: what the record learnt; `reported`: what was published.',
  readOnly: true,
  inputSchema: taking(query, { processId: theProcess }),
  outputSchema: answering(ref('Difference')),
  run: async (given, asked) => {
    const { processId: _, ...rest } = given;
    const process = processIn(given);
    const parameters = parametersOf(
      rest,
      query.map(({ name }) => name),
    );
    const span = spanOf(parameters);
    const minPosition = parameters.position('minPosition');
    const { caller, asker, queries } = asked;
    const answer = answerObject(
      await queries.execute(new GetDifference(caller, process, span, minPosition, undefined, asker)),
    );
    const moment = { occurred: 'at', recorded: 'knownAt', reported: 'reportedBy' } as const;
    const at = moment[span.clock];
    const after = await behind(itemsIn(answer), { process, moment: { [at]: span.to } }, asked);
    const before = await behindBefore(itemsIn(answer), { process, moment: { [at]: span.from } }, asked);
    return { notice: NOTICE, ...answer, ...joined(after, before) };
  },
};

/** Of a process that was not there yet nothing is cited. */
async function behindBefore(
  items: readonly unknown[],
  about: { readonly process: string; readonly moment: AsOf },
  asked: Asked,
): Promise<Behind> {
  try {
    return await behind(items, about, asked);
  } catch (error) {
    if (error instanceof Refused && error.code === 'process-not-found') return { cited: [], contested: [] };
    throw error;
  }
}

/** What is cited by the row before alone was there then; what is contested is told as it is after. */
function joined(after: Behind, before: Behind): Behind {
  const known = new Set(after.cited.map(({ entryId }) => entryId));
  return {
    cited: [...after.cited, ...before.cited.filter(({ entryId }) => !known.has(entryId))],
    contested: after.contested,
  };
}
