/** Rule: every question and every command says who asks, so that none can be answered without asking what that caller sees. */
import 'reflect-metadata';
import { expect, it } from 'vitest';
import { CallerCommand, CallerQuery } from '../../src/application/access/caller-message.js';
import { handlers } from '../../src/application/handlers.js';

const METADATA = ['__queryHandler__', '__commandHandler__'];

it.each(handlers.map((handler) => [handler.name, handler] as const))('%s hears who asks', (_, handler) => {
  const messages = METADATA.flatMap((name): unknown[] => {
    const message: unknown = Reflect.getMetadata(name, handler);
    return message === undefined ? [] : [message];
  });
  expect(messages).toHaveLength(1);
  const [message] = messages;
  const isAsked =
    typeof message === 'function' &&
    (message.prototype instanceof CallerQuery || message.prototype instanceof CallerCommand);
  expect(isAsked).toBe(true);
});
