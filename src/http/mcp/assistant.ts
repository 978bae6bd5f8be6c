/** Answers the requests of an assistant for one caller, on the buses of the application. */
import { isSpecType, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { nearest } from '../../domain/validation/nearest.js';
import type { ProblemDocument } from '../problem.js';
import { problemOf } from '../problem-of.js';
import type { Arguments, Asked } from './asked.js';
import { markedText } from './marked-text.js';
import type { Answering, Method, Results } from './protocol.js';
import { completionOf, listResources, readResource, templateList } from './resources.js';
import { tools } from './tools.js';

/** What becomes of what is not answered. */
export interface AssistantReport {
  refused(document: ProblemDocument): void;
  /** Of what nobody foresaw: says what the caller is told. */
  failed(error: unknown): ProblemDocument;
}

const toolList = listed(
  tools.map(({ name, title, description, inputSchema, outputSchema, readOnly }) => ({
    ...{ name, title, description, inputSchema, outputSchema },
    annotations: {
      ...{ title, readOnlyHint: readOnly, destructiveHint: false },
      ...{ idempotentHint: readOnly, openWorldHint: false },
    },
  })),
);

/** As the protocol has it. @throws Error it is not of that form, which is a defect of ours */
function listed(all: readonly object[]): Results['tools/list'] {
  const list: unknown = { tools: all };
  if (!isSpecType.ListToolsResult(list)) throw new Error('expected tools as the protocol has them');
  return list;
}

/** What the params of a request may have: the protocol has checked their shape. */
interface Params {
  readonly name?: string;
  readonly arguments?: Arguments;
  readonly cursor?: string;
  readonly uri?: string;
  readonly argument?: { readonly name: string; readonly value: string };
}

export function assistantFor(asked: Asked, report: AssistantReport): Answering {
  const answers: { readonly [M in Method]: (params: Params) => Promise<Results[M]> } = {
    'tools/list': async () => Promise.resolve(toolList),
    'tools/call': async ({ name = '', arguments: given = {} }) => call(name, given, asked, report),
    'resources/list': async ({ cursor }) => listResources(cursor, asked),
    'resources/templates/list': async () => Promise.resolve(templateList),
    'resources/read': async ({ uri = '' }) => readResource(uri, asked),
    'completion/complete': async ({ argument }) =>
      completionOf(argument?.name ?? '', argument?.value ?? '', asked),
  };
  return async (method, params) => {
    try {
      return await answers[method](params);
    } catch (error) {
      throw error instanceof ProtocolError ? error : protocolError(error, report);
    }
  };
}

async function call(
  name: string,
  given: Arguments,
  asked: Asked,
  report: AssistantReport,
): Promise<Results['tools/call']> {
  const tool = tools.find((one) => one.name === name);
  if (!tool) throw unknownTool(name);
  try {
    const answer = await tool.run(given, asked);
    const text = markedText(answer, tool.ours);
    return { content: [{ type: 'text', text }], structuredContent: { ...answer } };
  } catch (error) {
    return { content: [{ type: 'text', text: JSON.stringify(told(error, report)) }], isError: true };
  }
}

function unknownTool(name: string): ProtocolError {
  const names = tools.map((tool) => tool.name);
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  const text = `expected a tool out of ${names.join(', ')}, got "${name}"${hint}`;
  return new ProtocolError(ProtocolErrorCode.InvalidParams, text);
}

function told(error: unknown, report: AssistantReport): ProblemDocument {
  const problem = problemOf(error);
  if (!problem) return report.failed(error);
  report.refused(problem.document);
  return problem.document;
}

function protocolError(error: unknown, report: AssistantReport): ProtocolError {
  const document = told(error, report);
  const code = document.status < 500 ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
  return new ProtocolError(code, document.detail, { ...document });
}
