import type { ICruiseResult } from 'dependency-cruiser';
import { type Place, placeIn } from './floor-rules.ts';
import type { House } from './floors.ts';

/** That some file of one module imports some file of another. */
export interface ModuleImport {
  from: Place;
  to: Place;
}

/** Which modules of a house import which, each pair once, in a fixed order. */
export function moduleImports({ modules }: Pick<ICruiseResult, 'modules'>, house: House): ModuleImport[] {
  const found = new Map<string, ModuleImport>();
  for (const { source, dependencies } of modules) {
    const from = placeIn(house, source);
    if (!from) continue;
    for (const { resolved } of dependencies) {
      const to = placeIn(house, resolved);
      if (to && to.module !== from.module) found.set(`${from.module} ${to.module}`, { from, to });
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}
