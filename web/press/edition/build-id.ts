import { resolve } from 'node:path';
import { digestFiles } from '@patient-press/shared/digest-files';
import { environment } from '../lib/environment.ts';

const root = resolve(import.meta.dirname, '../../..');

/** A digest of everything but content that pages are made from: code, templates, versions, and the site's address. */
export const readMadeBy = (): string =>
  digestFiles(
    root,
    ['web/src/**/*', 'web/press/**/*', 'web/public/**/*', 'web/package.json', 'shared/src/**/*', 'pnpm-lock.yaml'],
    environment.SITE_URL,
  ).slice(0, 16);
