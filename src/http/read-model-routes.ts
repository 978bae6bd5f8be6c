/** The URLs of the read models, made of what each projection says of its resource. */
import { readModels, type ReadModel, type Resource } from '../application/read-models.js';

export interface ReadModelRoute {
  /** `listPhases`: the name of the operation. */
  readonly id: string;
  readonly kind: 'list' | 'row';
  /** `/v1/processes/{processId}/phases`. */
  readonly path: string;
  readonly model: ReadModel;
  readonly resource: Resource;
  /** Below a process: its rows are those of `processId`. */
  readonly ofProcess: boolean;
}

const PROCESS = '{processId}';

function routesOf(model: ReadModel): readonly ReadModelRoute[] {
  const { resource } = model;
  if (!resource) return [];
  const { path, one, many, lists, key } = resource;
  const several = lists.length > 1;
  const listed = lists.map((where): ReadModelRoute => {
    const ofProcess = where === 'process';
    const id = `list${many}${several && ofProcess ? 'OfProcess' : ''}`;
    return { id, kind: 'list', path: pathOf(path, ofProcess), model, resource, ofProcess };
  });
  if (!key) return listed;
  const below = pathOf(path, lists.includes('process'));
  const rowPath = `${below}/{${key.name}}`;
  const row: ReadModelRoute = {
    id: `get${one}`,
    kind: 'row',
    path: rowPath,
    model,
    resource,
    ofProcess: rowPath.includes(PROCESS),
  };
  return [...listed, row];
}

function pathOf(path: string, ofProcess: boolean): string {
  return ofProcess ? `/v1/processes/${PROCESS}/${path}` : `/v1/${path}`;
}

export const readModelRoutes: readonly ReadModelRoute[] = readModels.flatMap(routesOf);
