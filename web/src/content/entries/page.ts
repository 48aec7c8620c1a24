import { pagePath } from '@patient-press/shared/paths';
import type { PagePayload } from '@patient-press/shared/payloads/page';
import { type Body, toBody } from './body.ts';
import { type Change, toChanges } from './changes.ts';
import type { FindPicture } from './pictures.ts';
import { type Seo, toSeo } from './seo.ts';

export interface PageEntry {
  slug: string;
  path: string;
  title: string;
  body: Body;
  /** When a major change was last published, ISO in UTC; else when it was first. */
  textChangedAt: string;
  changes: Change[];
  seo: Seo;
}

export function toPage(payload: PagePayload, findPicture: FindPicture): PageEntry {
  const { slug, title } = payload;
  return {
    slug,
    path: pagePath('api::page.page', slug),
    title,
    body: toBody(payload.body, payload.sources, findPicture),
    ...toChanges(payload),
    seo: toSeo(payload.seo, findPicture),
  };
}
