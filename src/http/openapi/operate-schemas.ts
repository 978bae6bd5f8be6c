/** The schemas of what an operator looks at. */
import type { ProjectionStatus } from '../../application/project/status.js';
import {
  flag,
  integer,
  list,
  objectOf,
  orNull,
  position,
  ref,
  string,
  uuid,
  type JsonSchema,
} from './schemas.js';

export const operateSchemas: Readonly<Record<string, JsonSchema>> = {
  Projections: {
    type: 'object',
    properties: {
      items: list(
        objectOf<ProjectionStatus>('How a read model stands.', {
          name: string(),
          version: integer(),
          generation: integer('How often the rows of this version were replaced by a rebuild.'),
          position,
          lag: string('Log positions between the head and the rows.'),
          rows: integer(),
          skipped: integer('Events that this version of the software cannot read.'),
          parked: list(
            objectOf<ProjectionStatus['parked'][number]>(
              'A key that stands still because a fold failed or made a row that cannot be kept.',
              {
                process: string(),
                key: string(),
                entryId: uuid,
                error: string(),
                position,
              },
            ),
          ),
          rebuild: orNull(ref('RebuildState')),
        }),
      ),
    },
    required: ['items'],
  },
  RebuildState: {
    oneOf: [
      {
        type: 'object',
        properties: { state: { const: 'running' }, position, head: position },
        required: ['state', 'position', 'head'],
      },
      {
        type: 'object',
        properties: { state: { const: 'done' }, position, changed: flag('Whether the new rows differ.') },
        required: ['state', 'position', 'changed'],
      },
      {
        type: 'object',
        properties: { state: { const: 'failed' }, reason: string() },
        required: ['state', 'reason'],
      },
    ],
  },
  Rebuild: {
    type: 'object',
    properties: { name: string(), rebuild: ref('RebuildState') },
    required: ['name', 'rebuild'],
  },
  Health: {
    type: 'object',
    properties: {
      status: string(),
      info: { type: 'object' },
      error: { type: 'object' },
      details: { type: 'object' },
    },
    required: ['status'],
  },
};
