/** The process that a page is about, for the parts on it: whose names are meant, whose entries are opened. */
import { createContext, use } from 'react';
import type { Names } from './process.ts';

export interface ProcessInContext {
  readonly processId: string;
  readonly names: Names;
}

export const ProcessContext = createContext<ProcessInContext>({ processId: '', names: new Map() });

export function useProcess(): ProcessInContext {
  return use(ProcessContext);
}
