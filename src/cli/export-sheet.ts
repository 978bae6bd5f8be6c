/** `chancery export --format sheet` and `chancery template`: sheets out of a running server. */
import { text } from 'node:stream/consumers';
import { ChanceryClient } from '../../client/src/index.js';
import type { ExportSheetOptions } from './commands/ask-server.js';
import type { TemplateOptions } from './commands/template.js';
import type { CliContext, ExitStatus } from './context.js';
import { sentenceFrom } from './ending.js';
import { writeWhole } from './write-whole.js';

export async function runExportSheet(
  { process, to: file, url, key }: ExportSheetOptions,
  context: CliContext,
): Promise<ExitStatus> {
  return printed(context, async () => {
    const { data } = await new ChanceryClient({ url, key }).GET('/v1/processes/{processId}/sheet.csv', {
      params: { path: { processId: process } },
      parseAs: 'stream',
      signal: context.signal,
    });
    if (!data) return '';
    if (file === undefined) return text(data);
    await writeWhole(file, data);
    return '';
  });
}

export async function runTemplate(
  { types, languages, url, key }: TemplateOptions,
  context: CliContext,
): Promise<ExitStatus> {
  return printed(context, async () => {
    const { data } = await new ChanceryClient({ url, key }).GET('/v1/templates/{types}.csv', {
      params: {
        path: { types: types.join(',') },
        query: languages === undefined ? {} : { languages },
      },
      parseAs: 'text',
    });
    return data;
  });
}

async function printed({ out, err }: CliContext, make: () => Promise<string>): Promise<ExitStatus> {
  try {
    out.write(await make());
    return 0;
  } catch (error) {
    err.write(`${sentenceFrom(error)}\n`);
    return 1;
  }
}
