/** Writes messages in the wire format of protocol buffers, as far as an append needs it. */

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A field that holds bytes, or other fields, one after the other. */
export function field(number: number, ...content: readonly Uint8Array[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([varint(number * 8 + LENGTH_DELIMITED), varint(length), ...content]);
}

export function textField(number: number, text: string): Buffer {
  return field(number, Buffer.from(text));
}

/** @param value whole, from 0 to the largest safe one */
export function numberField(number: number, value: number): Buffer {
  return Buffer.concat([varint(number * 8 + VARINT), varint(value)]);
}

/** Seven bits a byte, the lowest first; the highest bit says that there are more. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
