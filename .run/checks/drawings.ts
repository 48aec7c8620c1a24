import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** What to say about each drawing that shows other imports than there are. */
export const outdated = (root: string, current: readonly Drawing[]): string[] =>
  current
    .filter(({ path, svg }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== svg)
    .map(
      ({ path }) =>
        `${path} doesn't show which module imports which today\n  Run “pnpm architecture” and commit the result.`,
    );
