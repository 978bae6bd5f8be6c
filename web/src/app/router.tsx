/** The pages by their addresses. Each is loaded when it is first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { HANDLES, momentIn, type Handle } from '../record/moment.ts';
import { errorOf } from '../record/error-of.ts';
import { Failed } from '../parts/states.tsx';
import { Nowhere } from '../pages/nowhere.tsx';
import { Shell } from './shell.tsx';

/** A handle that is taken away is undefined. */
type SearchOfMoment = { readonly [H in Handle]?: string | undefined };

/** What every address may say, beside what its page reads. */
export interface SearchOfAll extends SearchOfMoment {
  readonly lang?: string | undefined;
  /** An entry that is opened over the page: `<processId>/<entryId>`. */
  readonly entry?: string | undefined;
}

function validateSearch(search: Record<string, unknown>): SearchOfAll {
  const { lang, entry } = search;
  return {
    ...search,
    ...momentIn(search),
    ...(typeof lang === 'string' ? { lang } : {}),
    ...(typeof entry === 'string' ? { entry } : {}),
  };
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: Nowhere,
  errorComponent: ({ error, reset }) => <Failed error={errorOf(error)} retry={reset} />,
  validateSearch,
  search: { middlewares: [retainSearchParams([...HANDLES, 'lang'])] },
});

const processes = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/processes.tsx'), 'Processes'),
});

const processesByName = createRoute({
  getParentRoute: () => root,
  path: '/processes',
  component: lazyRouteComponent(() => import('../pages/processes.tsx'), 'Processes'),
});

const process = createRoute({
  getParentRoute: () => root,
  path: '/processes/$processId',
  component: lazyRouteComponent(() => import('../pages/process.tsx'), 'ProcessPage'),
});

const styles = createRoute({
  getParentRoute: () => root,
  path: '/styles',
  component: lazyRouteComponent(() => import('../pages/styles.tsx'), 'Styles'),
});

export const router = createRouter({
  routeTree: root.addChildren([processes, processesByName, process, styles]),
  // Plain texts: an address is written by people too.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text.replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
  },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
