/** What a page holds: so many items, and no more bytes than are worth one answer. */

/** In bytes, or characters, of JSON. */
export const LARGEST_PAGE = 16 * 1024 * 1024;

export class PageSize {
  private items = 0;
  private bytes = 0;

  constructor(private readonly limit: number) {}

  /** Whether the page takes an item of a size, and takes it. It takes one item at least, however large that is. */
  takes(bytes: number): boolean {
    if (this.items === this.limit || (this.items > 0 && this.bytes + bytes > LARGEST_PAGE)) return false;
    this.items += 1;
    this.bytes += bytes;
    return true;
  }
}
