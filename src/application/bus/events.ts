/** What in-process listeners hear after a commit, best effort. It never drives a read model. */

export class EntriesRecorded {
  constructor(
    readonly processId: string,
    readonly count: number,
  ) {}
}
