/** Every question on the pages of the samples gets the answer that was worked out by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../http/desk.js';
import { deskWith } from './loaded-sample.js';
import { answerIn, questionsOf } from './questions.js';
import { samplePage } from './samples.js';

describe.each([
  { processId: 'south-sudan-2018', page: 'south-sudan-2018.md' },
  { processId: 'gaza-2025', page: 'README.md' },
])('the questions of $page', ({ processId, page }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskWith(`${processId}.ndjson`);
  });
  afterAll(() => desk.close());

  test.each(questionsOf(samplePage(page)))('$number: $text $path', async (question) => {
    const { path } = question;
    const answer = await desk.server.http.get(
      path.startsWith('/v1') ? path : `/v1/processes/${processId}${path}`,
    );
    expect(answerIn(question, answer), JSON.stringify(answer.body)).toBe(question.answer);
  });
});
