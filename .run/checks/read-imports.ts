import { existsSync, rmSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { copySources } from './copy-sources.ts';
import { floorRules } from './floor-rules.ts';

/**
 * All imports of a workspace, type imports and those of Astro components included, and which of them break the rules of
 * the floors. Paths are relative to the workspace; an Astro component is `X.astro.ts` there (see `originalName`).
 * Changes the working directory meanwhile: dependency-cruiser names files by it.
 */
export async function readImports(root: string): Promise<ICruiseResult> {
  const copy = copySources(root);
  const before = process.cwd();
  process.chdir(copy);
  try {
    const folders = ['cms', 'web', 'shared', '.run'].filter((folder) => existsSync(folder));
    const { output } = await cruise(folders, {
      tsPreCompilationDeps: true,
      doNotFollow: 'node_modules',
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
      validate: true,
      ruleSet: { forbidden: floorRules },
    });
    if (typeof output === 'string') throw new Error(`dependency-cruiser returned text instead of a result: ${output}`);
    return output;
  } finally {
    process.chdir(before);
    rmSync(copy, { recursive: true, force: true });
  }
}
