/** Every question and every command says who asks: no door can leave it out. */
import { Command, Query } from '@nestjs/cqrs';
import type { Caller } from './caller.js';

export abstract class CallerQuery<Answer> extends Query<Answer> {
  constructor(readonly caller: Caller) {
    super();
  }
}

export abstract class CallerCommand<Answer> extends Command<Answer> {
  constructor(readonly caller: Caller) {
    super();
  }
}
