import { recordsAndPages } from './sources-records';
import { studies } from './sources-studies';
import type { Source } from './types';

export const sources: Source[] = [...studies, ...recordsAndPages];
