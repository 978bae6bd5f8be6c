/**
 * The headers that keep a browser from doing more with an answer than show it: those of helmet with its defaults. They never
 * change, so that they are written down and not computed at every answer.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // What the API answers is data: nothing in it may run or be framed. The page at /docs has a policy of its own.
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Over HTTPS as well: the name is not asked in the clear again. What stands under the name is for its owner to say. */
export const HTTPS_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'strict-transport-security': 'max-age=31536000',
};
