import { randomInt, randomUUID } from 'node:crypto';
import { GUIDE_NOTICE, guideRequestAccepted } from '@patient-press/shared/guide-request';
import { afterAll, beforeAll, inject } from 'vitest';
import { z } from 'zod';
import type { Fields } from './admin-api.ts';
import { sql } from './callback-samples.ts';
import { word } from './samples.ts';

const stack = inject('stack');

export { sql };
