import type { Operation } from '../operation.js';
import { flag, ref, string } from '../schemas.js';

/** A row that the sample history takes. */
export const exampleSheet = [
  'row,type,occurred,data.statementId,data.issuers,data.text.en,data.medium,source.publisher,source.title,source.kind,reason',
  'm-7,StatementIssued,2025-12-20,sheet-statement,Hamas,The second phase is prepared.,press_release,press,Press reports,press,',
  '',
].join('\n');

export const sheetOperations: readonly Operation[] = [
  {
    id: 'getTemplate',
    method: 'get',
    path: '/v1/templates/{types}.csv',
    tag: 'record',
    summary: 'An empty sheet for event types',
    description:
      'The header, a line that says what each column wants, and an example of each type. Lines whose `row` begins with `#` are remarks: sent as it is, a template changes nothing.',
    query: [
      {
        name: 'languages',
        description: 'The languages of the columns of texts, BCP 47. Absent: en, ar.',
        schema: string(),
        example: 'en,es',
      },
    ],
    answers: [{ status: 200, mediaType: 'text/csv', description: 'The sheet.', schema: string() }],
    refusals: ['not-found'],
  },
  {
    id: 'exportSheet',
    method: 'get',
    path: '/v1/processes/{processId}/sheet.csv',
    tag: 'record',
    summary: 'The entries of a process as a sheet',
    description:
      'Every entry about the world as it reads now, corrections applied, in recorded order; each row is named by the id of its entry. Sent back as it is, it changes nothing. No cell is one that a spreadsheet runs.',
    query: [
      {
        name: 'types',
        description: 'Only entries of these types.',
        schema: { type: 'array', items: string() },
        example: 'CommitmentMade',
        list: true,
      },
    ],
    answers: [{ status: 200, mediaType: 'text/csv', description: 'The sheet.', schema: string() }],
    refusals: ['process-not-found', 'not-found', 'store-unavailable'],
  },
  {
    id: 'postSheet',
    method: 'post',
    path: '/v1/processes/{processId}/sheets/{sheet}',
    tag: 'record',
    summary: 'Hold a sheet against the record, and record what differs',
    description: [
      'CSV (RFC 4180, UTF-8; comma, semicolon or tab) or XLSX, up to 10,000 rows and 16 MiB. Columns are paths into an entry; `row` names each row for good, and with the process and the name of the sheet makes the id of its entry. A new row is an entry, a row that has changed an `EntryCorrected` of what differs, for the reason in the column `reason`; an equal one costs nothing, and what has no column is left as it is.',
      'Without `apply=true` all of it is decided and nothing recorded. The answer says what would be appended, corrected and left, which entries of the sheet it has no rows of any more, and what is refused by line and column. With it all is recorded in one batch, or nothing.',
      'A name in a column of party ids is read as the id where one party alone bears it; where another one bears a name like it they are proposed and the row is refused.',
    ].join('\n\n'),
    query: [
      {
        name: 'apply',
        description: 'Records what the sheet says.',
        schema: { ...flag(), default: false },
        example: 'true',
      },
      {
        name: 'retractMissing',
        description: 'Retracts the entries of this sheet that it has no rows of any more.',
        schema: { ...flag(), default: false },
        example: 'true',
      },
      {
        name: 'reason',
        description: 'Why entries are corrected or retracted, where their row does not say.',
        schema: string(),
        example: 'Checked against the reports.',
      },
      {
        name: 'reasonLang',
        description: 'The language of the reason, BCP 47. Absent: `und`, which is not said.',
        schema: string(),
        example: 'en',
      },
    ],
    takesSheet: true,
    answers: [
      { status: 200, mediaType: 'application/json', description: 'The report.', schema: ref('SheetReport') },
    ],
    refusals: [
      'malformed-sheet',
      'process-not-found',
      'not-found',
      'sheet-refused',
      'unsupported-media-type',
      'body-too-large',
      'too-many-requests',
      'too-many-questions',
      'not-caught-up',
      'store-unavailable',
      'append-outcome-unknown',
    ],
  },
];
