/** `chancery export --format sheet` and `chancery template`: sheets out of a running server. */
import { writeFile } from 'node:fs/promises';
import { sentenceOf } from '../thrown.js';
import { ApiClient } from './api-client.js';
import type { ExportSheetOptions } from './commands/ask-server.js';
import type { TemplateOptions } from './commands/template.js';
import type { CliContext, ExitStatus } from './context.js';

export async function runExportSheet(
  { process, to: file, url, key }: ExportSheetOptions,
  context: CliContext,
): Promise<ExitStatus> {
  return printed(context, async () => {
    const text = await new ApiClient(url, key).text(`/v1/processes/${encodeURIComponent(process)}/sheet.csv`);
    if (file === undefined) return text;
    await writeFile(file, text);
    return '';
  });
}

export async function runTemplate(
  { types, languages, url, key }: TemplateOptions,
  context: CliContext,
): Promise<ExitStatus> {
  const query = languages === undefined ? '' : `?${new URLSearchParams({ languages }).toString()}`;
  const names = types.map((type) => encodeURIComponent(type)).join(',');
  return printed(context, async () => new ApiClient(url, key).text(`/v1/templates/${names}.csv${query}`));
}

async function printed({ out, err }: CliContext, text: () => Promise<string>): Promise<ExitStatus> {
  try {
    out.write(await text());
    return 0;
  } catch (error) {
    err.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}
