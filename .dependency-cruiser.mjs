// For editors and the command line: `pnpm exec depcruise cms web/press`. `pnpm floors` reads Astro components as well.
import { floorRules } from './.run/checks/floor-rules.ts';

export default {
  forbidden: floorRules,
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: 'node_modules',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
