import { colorsCss } from './colors-css.ts';
import { fieldLabels } from './field-labels.ts';
import { ownRoutes } from './own-routes.ts';

/** Files that are copies of what the code says elsewhere, by path from the root: what each has to hold. */
export const generatedFiles: Record<string, () => string> = {
  'web/src/styles/colors.css': colorsCss,
  'shared/src/own-routes.ts': ownRoutes,
  'web/press/preview/field-labels.ts': fieldLabels,
};
