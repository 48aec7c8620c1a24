import { pagePath } from '@patient-press/shared/paths';
import type { PagePayload } from '@patient-press/shared/payloads/page';
import { type Body, toBody } from './body.ts';
import type { FindPicture } from './pictures.ts';
import { type Seo, toSeo } from './seo.ts';

export interface PageEntry {
  slug: string;
  path: string;
  title: string;
  body: Body;
  updatedAt: string;
  seo: Seo;
}

export function toPage(payload: PagePayload, findPicture: FindPicture): PageEntry {
  const { slug, title, publishedAt, textChangedAt } = payload;
  return {
    slug,
    path: pagePath('api::page.page', slug),
    title,
    body: toBody(payload.body, payload.sources, findPicture),
    updatedAt: textChangedAt ?? publishedAt,
    seo: toSeo(payload.seo, findPicture),
  };
}
