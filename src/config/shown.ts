/** A value for an error text, without the password of a connection string. */
export function shown(text: string | undefined): string {
  return text === undefined ? 'no value' : JSON.stringify(withoutCredentials(text));
}

/**
 * A text without the user names and passwords of connection strings in it, also where one is mistyped: a password may hold
 * any character, so everything up to the last `@` goes.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(\/\/|^[a-z+]*:\/?(?!\/)).*@/s, '$1***@');
}
