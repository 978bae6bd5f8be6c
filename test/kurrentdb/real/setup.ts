import { connectionString } from './connection.js';

/** One sentence instead of a page of failures, when there is no store to test on. */
export default function setup(): void {
  connectionString();
}
