/** All who ask the same and have come to the live end: a change is written once for them. */
import type { ChangedRow } from '../../views/sqlite/sqlite-rows.js';
import type { HeldRows } from './held-rows.js';
import { writeFrames, type Edition, type Message, type Place } from './messages.js';
import type { Question } from './question.js';
import type { RowView } from './row-view.js';

/** A feed at the live end. */
export interface Member {
  /** Takes the frames of a page, and where they lead, unless it came when they had been made already. */
  deliver(bytes: Buffer, page: number, place: Place): void;
  /** Has it read by itself again from where it is; with an error: end. */
  release(place: Place, error?: Error): void;
}

export class Group {
  readonly members = new Set<Member>();
  /** Every member holds the same rows; known once one of them has come all the way from the beginning. */
  held: HeldRows | undefined;
  private messages: Message[] = [];

  constructor(
    readonly question: Question,
    readonly edition: Edition,
  ) {}

  /** Tells of a row; its view is undefined when it is gone. */
  tell(
    changed: ChangedRow,
    view: RowView | undefined,
    { caused, reaches }: { readonly caused: boolean; readonly reaches: Place | undefined },
  ): void {
    const { question } = this;
    if (view && question.accepts(view)) {
      this.held?.add(changed);
      this.messages.push({ event: 'row', data: question.row(changed, view, { caused }), reaches });
    } else if (this.held?.remove(changed) ?? true) {
      this.messages.push({ event: 'gone', data: question.gone(changed), reaches });
    }
  }

  /** The frames of what was told since the last time. */
  take(): Buffer {
    const text = writeFrames(this.messages, this.edition);
    this.messages = [];
    return Buffer.from(text);
  }
}
