import { Writable } from 'node:stream';

/** Keeps what is printed, and may pass for a terminal. */
export class Screen extends Writable {
  text = '';
  constructor(
    readonly isTTY: boolean,
    private readonly onText: (text: string) => void = () => undefined,
  ) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.text += chunk;
    this.onText(chunk);
    done();
  }
}
