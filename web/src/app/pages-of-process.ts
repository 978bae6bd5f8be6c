/** The pages of a process, in the order in which they are offered. A page that is added to router.tsx gets a line here. */
export const PAGES_OF_PROCESS = [{ to: '/processes/$processId', word: 'nav.process' }] as const;
