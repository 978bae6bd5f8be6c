/** Every operation of the API. A test holds this list against the routes and against what the controllers accept. */
import type { Operation } from './operation.js';
import { accessOperations } from './operations/access.js';
import { askOperations } from './operations/ask.js';
import { attestOperations } from './operations/attest.js';
import { followOperations } from './operations/follow.js';
import { operateOperations } from './operations/operate.js';
import { publishOperations } from './operations/publish.js';
import { recordOperations } from './operations/record.js';
import { draftOperations } from './operations/drafts.js';
import { webhookOperations } from './operations/webhooks.js';
import { sheetOperations } from './operations/sheets.js';

export const operations: readonly Operation[] = [
  ...recordOperations,
  ...sheetOperations,
  ...draftOperations,
  ...askOperations,
  ...publishOperations,
  ...followOperations,
  ...webhookOperations,
  ...attestOperations,
  ...operateOperations,
  ...accessOperations,
];
