import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import type { FindPicture, Picture } from './pictures.ts';

export interface Seo {
  title: string | null;
  description: string | null;
  canonicalUrl: string | null;
  noIndex: boolean;
  socialImage: Picture | null;
}

export function toSeo(payload: ArticlePayload['seo'], findPicture: FindPicture): Seo {
  return {
    title: payload?.metaTitle ?? null,
    description: payload?.metaDescription ?? null,
    canonicalUrl: payload?.canonicalUrl ?? null,
    noIndex: payload?.noIndex ?? false,
    socialImage: payload?.socialImage ? findPicture(payload.socialImage) : null,
  };
}
