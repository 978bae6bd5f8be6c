import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { catalogue, eventTypes } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { readBody } from '../../../src/domain/events/read-body.js';
import { checkData, readEntry } from '../../../src/domain/events/read-entry.js';

describe('the example of each event type', () => {
  it.each(eventTypes)('%s is accepted as it is', (type) => {
    const posted: unknown = JSON.parse(JSON.stringify(examples[type]));
    expect(examples[type].type).toBe(type);
    expect(readEntry(posted)).toEqual({ ok: true, entry: examples[type] });
    expect(checkData(type, examples[type].data)).toEqual([]);
  });

  it.each(eventTypes)('%s is read back from the log as it was stored', (type) => {
    const { id: _id, type: _type, ...body } = { id: undefined, ...examples[type] };
    const stored: unknown = JSON.parse(JSON.stringify(body));
    expect(readBody(type, 1, stored)).toEqual({ outcome: 'entry', entry: { type, ...body } });
  });

  it.each(eventTypes)('%s passes the executor of class-validator too', (type) => {
    const payload: object = Object.assign(new catalogue[type].payload(), examples[type].data);
    expect(validateSync(payload, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  });
});
