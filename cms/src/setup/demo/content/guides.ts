import { exposureGuide } from './guides/exposure';
import { firstWeeksGuide } from './guides/first-weeks';
import type { Guide } from './types';

export const guides: Guide[] = [firstWeeksGuide, exposureGuide];
