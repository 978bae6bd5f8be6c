/** The read models as the edge knows them: by name, with the views that the command line shows. */
import { projections } from '../../projections/index.js';
import type { Projection } from '../../projections/projection.js';

export type { PartyCommitmentsView } from '../../projections/commitment-row.js';
export type { PhaseStatusView } from '../../projections/phase-status.js';
export type { ViolationView } from '../../projections/violation-row.js';
export type { FilterParameter, Resource } from '../../projections/resource.js';
export type ReadModel = Projection;

/** Those that readers are told of. */
export const readModels: readonly ReadModel[] = projections.filter(({ internal }) => !internal);

/** @throws Error there is none of that name, which is a defect of the caller */
export function readModel(name: string): ReadModel {
  const found = projections.find((projection) => projection.name === name);
  if (!found) throw new Error(`no read model is called ${name}`);
  return found;
}
