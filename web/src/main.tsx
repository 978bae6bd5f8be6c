/** Starts the desk in the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Problem } from '../../client/src/index.ts';
import { router } from './app/router.tsx';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';

/** How often a question is asked again that got no answer. */
const TRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays one.
      retry: (failures, error) => failures < TRIES && !(error instanceof Problem && error.status < 500),
    },
  },
});

const place = document.getElementById('desk');
if (!place) throw new Error('expected an element with the id desk in the page, got none');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
