import type { ICruiseResult } from 'dependency-cruiser';
import { drawHouse } from './drawing.ts';
import { houses } from './floors.ts';
import { moduleImports } from './module-imports.ts';

/** A drawing of one house for docs/architecture.md: its path in the workspace, and its SVG. */
export interface Drawing {
  path: string;
  svg: string;
}

export const drawings = (result: Pick<ICruiseResult, 'modules'>): Drawing[] =>
  houses.map((house) => ({
    path: `docs/floors/${house.name.replace('the ', '')}.svg`,
    svg: drawHouse(house, moduleImports(result, house)),
  }));
