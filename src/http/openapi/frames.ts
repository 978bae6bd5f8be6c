/** The schemas of what the event streams send: a frame each, told apart by its `event`. */
import { rowSchema, type Resource } from './naming.js';
import { anyObject, list, ref, string, uuid, type JsonSchema } from './schemas.js';

/** A stream of server-sent events as a text, each frame of it by a schema. */
export function framesOf(schema: string): JsonSchema {
  return {
    type: 'string',
    description: 'Server-sent events. A comment comes every 20 seconds.',
    contentMediaType: 'text/event-stream',
    contentSchema: ref(schema),
  };
}

/** The name of the frames of a read model's feed. */
export function frameName({ one }: Resource): string {
  return `${one}Frame`;
}

const ID =
  'Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`.';

function frame(event: string, data: JsonSchema, description: string): JsonSchema {
  return {
    type: 'object',
    description,
    properties: {
      event: { type: 'string', const: event, description: 'What kind of frame it is.' },
      id: string(ID),
      data: { ...data, description: 'JSON in one line.' },
    },
    required: ['event', 'data'],
  };
}

const CAUSE = list(uuid, 'The entries that made the change; none in a snapshot, and where time alone did.');

function rowFrame(
  row: JsonSchema,
  extra: Readonly<Record<string, JsonSchema>> = {},
  {
    cause = CAUSE,
    description = 'A row, and how it stands. When a due date passes, the row is sent again.',
  } = {},
): JsonSchema {
  const data = {
    type: 'object',
    properties: {
      ...extra,
      key: string(),
      row: { ...row, description: 'The row as it is now.' },
      position: string('The position of the last entry that changed it.'),
      cause,
    },
    required: [...Object.keys(extra), 'key', 'row', 'position'],
  };
  return frame('row', data, description);
}

/** By the `event` of each frame. */
function stream(description: string, frames: Readonly<Record<string, string>>): JsonSchema {
  const mapping = Object.fromEntries(
    Object.entries(frames).map(([event, name]) => [event, `#/components/schemas/${name}`]),
  );
  const discriminator = { propertyName: 'event', mapping };
  return { description, oneOf: Object.values(frames).map(ref), discriminator };
}

const COMMON = {
  context: 'ContextFrame',
  gone: 'GoneFrame',
  'up-to-date': 'UpToDateFrame',
  reset: 'ResetFrame',
};

export function frameSchemas(resources: readonly Resource[]): Record<string, JsonSchema> {
  const feeds = resources.flatMap((resource): [string, JsonSchema][] => {
    const name = frameName(resource);
    const row = `${resource.one}RowFrame`;
    return [
      [row, rowFrame(ref(rowSchema(resource)))],
      [name, stream(`A frame of a feed of ${rowSchema(resource)}.`, { row, ...COMMON })],
    ];
  });
  return {
    ...Object.fromEntries(feeds),
    ContextFrame: frame(
      'context',
      ref('ContextData'),
      'First of all and without an `id`, where an id in the filter names nothing on the record.',
    ),
    GoneFrame: frame('gone', ref('GoneData'), 'The row no longer matches the filter or no longer exists.'),
    UpToDateFrame: frame('up-to-date', ref('UpToDateData'), 'Everything up to here has been sent.'),
    ResetFrame: frame('reset', ref('ResetData'), 'Forget what you have, a snapshot follows.'),
    ChangeRowFrame: rowFrame(anyObject, { projection: string() }),
    ChangeFrame: stream('A frame of the feed of all read models.', { row: 'ChangeRowFrame', ...COMMON }),
    DraftRowFrame: rowFrame(
      ref('DraftSummary'),
      {},
      {
        cause: list(
          ref('DraftStepAnswer'),
          'What has happened to it since the place of the client, oldest first; none in a snapshot.',
        ),
        description: 'A draft, and how it stands.',
      },
    ),
    DraftFrame: stream('A frame of the feed of the drafts of a process.', {
      row: 'DraftRowFrame',
      gone: 'GoneFrame',
      'up-to-date': 'UpToDateFrame',
      reset: 'ResetFrame',
    }),
    EntryFrame: frame('entry', ref('Event'), 'An event of the log; the `id` is its position.'),
    LogUpToDateFrame: frame('up-to-date', anyObject, 'All that there was has been sent.'),
    LogFrame: stream('A frame of the log that is followed.', {
      entry: 'EntryFrame',
      'up-to-date': 'LogUpToDateFrame',
      reset: 'ResetFrame',
    }),
    ReplayEntryFrame: frame('entry', ref('ReplayStep'), 'An entry with the row changes that it makes.'),
    EndFrame: frame('end', anyObject, 'The replay is over.'),
    ReplayFrame: stream('A frame of a replay.', {
      entry: 'ReplayEntryFrame',
      end: 'EndFrame',
      reset: 'ResetFrame',
    }),
  };
}
