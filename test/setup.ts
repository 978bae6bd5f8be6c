import 'reflect-metadata';
import { afterAll, expect } from 'vitest';
import { foundSecrets } from './secrets/watch.js';

afterAll(() => {
  expect(foundSecrets()).toEqual([]);
});
