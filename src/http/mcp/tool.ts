/** What a tool is: what is told of it, and what it does. */
import type { Arguments, Asked } from './asked.js';
import type { ObjectSchema } from './schemas.js';

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  /** Fields of its answer that have nothing of the record in them. */
  readonly ours?: readonly string[];
  /** Whether it leaves everything as it is. */
  readonly readOnly: boolean;
  /** @throws what the API refuses */
  run(given: Arguments, asked: Asked): Promise<object>;
}
