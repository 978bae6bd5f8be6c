import prettier from 'prettier';
import { expect, test } from 'vitest';
import { exampleAnswers } from './example-answers.js';
import { tellStory } from './story.js';

const STORED = '../../src/http/openapi/answers.json';

/** `npm run examples:update` writes the file anew. */
test('the example answers are what a server answers', async () => {
  const server = await tellStory();
  try {
    const answers = await exampleAnswers(server);
    const options = await prettier.resolveConfig('answers.json');
    const file = await prettier.format(JSON.stringify(answers), { ...options, parser: 'json' });
    await expect(file).toMatchFileSnapshot(STORED);
  } finally {
    await server.dispose();
  }
});
