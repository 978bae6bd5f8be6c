/** Reads between which moments a difference is asked for. */
import { clocks, type DifferenceSpan } from '../application/query/difference.js';
import { refuse, type Parameters } from './parameters.js';

/** @throws HttpProblem invalid-query */
export function spanOf(parameters: Parameters): DifferenceSpan {
  const [clock = 'occurred', ...more] = parameters.words('clock', clocks) ?? [];
  if (more.length > 0) refuse('clock', 'expected one clock');
  return { from: parameters.required('from'), to: parameters.required('to'), clock };
}
