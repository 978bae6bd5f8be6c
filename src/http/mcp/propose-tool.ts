/** Proposes entries: a draft, of which nothing is on the record until somebody accepts it. */
import { ProposeEntries } from '../../application/drafts/propose-entries.js';
import { ref, string } from '../openapi/schemas.js';
import { processIn } from './asked.js';
import { NOTICE } from './notice.js';
import { answeredAs, fieldsIn, object, operationOf, takenAs, theProcess } from './schemas.js';
import type { Tool } from './tool.js';

/** Said with every draft. */
const STANDS = 'Nothing of it is on the record: it waits until a person accepts it, entry by entry.';

const taken = fieldsIn(operationOf('proposeEntries').takes?.schema ?? {});

export const proposeTool: Tool = {
  name: 'propose_entries',
  title: 'Propose entries, as a draft',
  description:
    'Proposes entries for a process, each with words of a text that it was read from, which have to stand there letter by letter. It makes a draft and never a record: a person accepts or rejects it. `verdicts` say what the record would answer. Ask `vocabulary` first for schemas and ids. With the same draftId the same proposal is the same draft.',
  readOnly: false,
  ours: ['stands', 'uri'],
  inputSchema: takenAs(
    object({ processId: theProcess, ...taken.properties }, ['processId', ...taken.required]),
  ),
  outputSchema: answeredAs(
    object({
      notice: { const: NOTICE },
      stands: { const: STANDS },
      draft: ref('DraftAnswer'),
      verdicts: { type: 'array', items: ref('Verdict') },
      uri: string('Where a person finds it, relative to the server.'),
    }),
  ),
  run: async (given, { caller, commands }) => {
    const processId = processIn(given);
    const { processId: _, ...proposal } = given;
    const judged = await commands.execute(new ProposeEntries(caller, processId, proposal));
    const uri = `/v1/processes/${processId}/drafts/${judged.draft.draftId}`;
    return { notice: NOTICE, stands: STANDS, ...judged, uri };
  },
};
