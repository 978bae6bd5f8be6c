/** What is used of `edtf`, which brings no types. */
declare module 'edtf' {
  /** A date of EDTF. */
  interface ExtendedDate {
    /** First and last millisecond, since the epoch. */
    readonly min: number;
    readonly max: number;
  }

  /** @throws Error the text is not EDTF. */
  export default function edtf(text: string): ExtendedDate;
}
