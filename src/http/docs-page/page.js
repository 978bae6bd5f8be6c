/** Shows what this server can be asked. Runs in the browser, after the viewer. */

/** A frame after which a stream has told what there is. */
const LAST_FRAME = /^event: (?:up-to-date|end)$/m;

/** A stream goes on for ever, and the viewer shows an answer when it has ended: it is given the beginning. */
async function untilUpToDate(url, request) {
  const hangUp = new AbortController();
  const answer = await fetch(url, { ...request, signal: hangUp.signal });
  if (!answer.ok || !answer.body) return answer;
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    if (!LAST_FRAME.test(text) || !text.endsWith('\n\n')) continue;
    text += ': the page hangs up here, the stream goes on\n';
    break;
  }
  hangUp.abort();
  const { status, statusText, headers } = answer;
  const shown = new Response(text, { status, statusText, headers });
  Object.defineProperty(shown, 'url', { value: answer.url });
  return shown;
}

const spec = await (await fetch('/docs/document.json')).json();

window.SwaggerUIBundle({
  spec,
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // Every token would be an element of its own: a long answer would be ten thousand.
  syntaxHighlight: { activated: false },
  validatorUrl: null,
  requestInterceptor: (request) =>
    new Headers(request.headers).get('accept') === 'text/event-stream'
      ? { ...request, userFetch: untilUpToDate }
      : request,
});
