import { pagePath } from '@patient-press/shared/paths';
import type { PagePayload } from '@patient-press/shared/payloads/page';
import { type Block, toBody } from './body.ts';
import type { FindPicture } from './pictures.ts';
import { type Seo, toSeo } from './seo.ts';

export interface PageEntry {
  slug: string;
  path: string;
  title: string;
  body: Block[];
  updatedAt: string;
  seo: Seo;
}

export function toPage(payload: PagePayload, findPicture: FindPicture): PageEntry {
  const { slug, title, publishedAt } = payload;
  const body = toBody(payload.body, 0, findPicture).blocks;
  return {
    slug,
    path: pagePath('api::page.page', slug),
    title,
    body,
    updatedAt: publishedAt,
    seo: toSeo(payload.seo, findPicture),
  };
}
