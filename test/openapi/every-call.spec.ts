/** Rule: a client that is generated answers every operation with the right types. One that is new is called without a line here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openapiTS, { astToString } from 'openapi-typescript';
import { operations } from '../../src/http/openapi/operations.js';
import type { RunningServer } from '../server/running-server.js';
import { against } from './document-schemas.js';
import { everyCall, isJson, mainAnswers, type Called } from './every-call.js';
import { tellStory } from './story.js';
import { TourFolder } from './tour.js';

let server: RunningServer;
let folder: TourFolder;
let called: readonly Called[] = [];

beforeAll(async () => {
  server = await tellStory();
  folder = new TourFolder();
  folder.write(
    'schema.d.ts',
    astToString(await openapiTS((await server.http.get('/openapi.json').expect(200)).text)),
  );
  folder.write('every-call.ts', everyCall());
  const lines = await folder.take(['every-call.ts'], server.url);
  called = lines.map((line) => JSON.parse(line) as Called);
}, 600_000);
afterAll(async () => {
  folder.remove();
  await server.dispose();
});

describe('a generated client', () => {
  test.each(operations)('$id answers with what its type says', (operation) => {
    const answers = called.filter(({ id, status }) => id === operation.id && status < 300);
    expect(answers.length).toBeGreaterThan(0);
    for (const { status, mediaType, data } of answers) {
      // Another representation that was asked for is not what the types are of.
      const isOther = operation.answers.some((one) => one.status === status && one.mediaType === mediaType);
      const told = mainAnswers(operation).find((one) => one.status === status);
      if (isOther && told?.mediaType !== mediaType) continue;
      expect(mediaType).toBe(told?.mediaType ?? '');
      if (isJson(mediaType)) expect(against(told?.schema ?? { not: {} }, data)).toEqual([]);
      else if (told?.mediaType) expect(data).toBeDefined();
    }
  });

  test('is refused with a problem document', () => {
    const refused = called.filter(({ status }) => status >= 400);
    expect(refused.length).toBeGreaterThan(5);
    for (const { data } of refused)
      expect(against({ $ref: '#/components/schemas/ProblemDocument' }, data)).toEqual([]);
  });
});
