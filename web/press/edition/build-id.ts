import { resolve } from 'node:path';
import { digestFiles } from '@patient-press/shared/digest-files';
import { bundleDigest } from '../bundle/open-bundle.ts';
import { environment } from '../lib/environment.ts';

const root = resolve(import.meta.dirname, '../../..');

/** A digest of everything but content that a site is made from: code, templates, versions, and the site's address. */
export const readMadeBy = (): string =>
  digestFiles(root, ['web/press/**/*'], `${bundleDigest()} ${environment.SITE_URL}`).slice(0, 16);
