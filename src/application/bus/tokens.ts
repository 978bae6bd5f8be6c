/** Names the port for injection; the composition root alone says which adapter stands behind it. */
export const EVENT_LOG = Symbol('EVENT_LOG');
