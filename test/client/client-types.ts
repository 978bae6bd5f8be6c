/** The types of the client, made of the OpenAPI document. */
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEAD = '/** The types of the API. Made of the OpenAPI document by `npm run docs:update`. */\n';
/** What the document has none of. */
const NOTHING = /^export type \S+ = Record<string, never>;\n/gm;
const STREAMS = '/** What the event stream of a path sends, a frame each. */\n';

interface Schema {
  readonly $ref?: string;
  readonly contentSchema?: { readonly $ref: string };
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Answer {
  readonly description: string;
  readonly content?: Content;
  readonly 'x-streams'?: Content;
}

interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What `openapi-typescript` makes of it, and what the event stream of each path sends, which it leaves out. */
export async function clientTypes(document: Document): Promise<string> {
  const types = await openapiTS(withOneRefusal(document) as unknown as OpenAPI3);
  const streams = Object.entries(document.paths).flatMap(([path, { get }]) => {
    const { content, 'x-streams': beside } = get?.responses['200'] ?? {};
    const stream = (beside ?? content)?.['text/event-stream']?.schema?.contentSchema;
    const frame = stream?.$ref.split('/').at(-1);
    return frame === undefined ? [] : [`    ${JSON.stringify(path)}: components["schemas"]["${frame}"];\n`];
  });
  return `${HEAD}${astToString(types).replaceAll(NOTHING, '')}${STREAMS}export interface streams {\n${streams.join('')}}\n`;
}

/** Each operation tells a dozen refusals, of one shape: as one they are half of the file. */
function withOneRefusal(document: Document): Document {
  const refusal = {
    description: 'A refusal.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
  };
  const paths = mapped(document.paths, (methods) =>
    mapped(methods, (operation) => {
      const others = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
      return { ...operation, responses: { ...Object.fromEntries(others), default: refusal } };
    }),
  );
  return { ...document, paths };
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
