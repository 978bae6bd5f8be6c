/** Guards: what is written by hand is what the store's own definitions read. */
import { describe, expect, it } from 'vitest';
import { field, numberField, textField } from '../../src/log/kurrentdb/wire-format.js';
import { AllStreamPosition, StreamIdentifier, UUID } from './protocol-server/definitions.js';

describe('a message in the wire format', () => {
  it.each([0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32, 2 ** 40 + 5, Number.MAX_SAFE_INTEGER])(
    'holds the number %d',
    (number) => {
      const read = AllStreamPosition.deserializeBinary(
        Buffer.concat([numberField(1, number), numberField(2, 7)]),
      );
      expect([read.getCommitPosition(), read.getPreparePosition()]).toEqual([String(number), '7']);
    },
  );

  it.each(['', 'process-gaza-2025', 'غزة', 'a'.repeat(200), 'ب'.repeat(20_000)])('holds a text', (text) => {
    expect(UUID.deserializeBinary(textField(2, text)).getString()).toBe(text);
    const name = StreamIdentifier.deserializeBinary(textField(3, text)).getStreamName_asU8();
    expect(Buffer.from(name).toString()).toBe(text);
  });

  it('holds messages in fields of others', () => {
    const id = UUID.deserializeBinary(field(1, numberField(1, 5), numberField(2, 300)));
    expect(id.getStructured()?.toObject()).toEqual({ mostSignificantBits: '5', leastSignificantBits: '300' });
  });
});
