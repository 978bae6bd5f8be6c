/** Asks the server in this container for a health page: `node health-check.js /health/live`. Ends with 0 when it says yes. */
const isSecure = ![undefined, '', 'none'].includes(process.env.CHANCERY_TLS_CERT);
const scheme = isSecure ? 'https' : 'http';
const page = new URL(process.argv[2], `${scheme}://127.0.0.1:${process.env.CHANCERY_PORT || 3000}`);
const { get } = await import(`node:${scheme}`);

// The certificate is of the name that others ask by: here it need not be known.
get(page, { rejectUnauthorized: false }, (answer) => {
  answer.resume();
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
}).on('error', () => {
  process.exitCode = 1;
});
