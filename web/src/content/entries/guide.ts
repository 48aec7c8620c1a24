import { pagePath } from '@patient-press/shared/paths';
import type { GuidePayload } from '@patient-press/shared/payloads/guide';
import { type Body, toBody } from './body.ts';
import { type Change, toChanges } from './changes.ts';
import { type Figure, type FindPicture, mediaKey, toFigure } from './pictures.ts';
import { type RichText, richTextReader } from './rich-text.ts';

/** A guide as it is offered on other pages. */
export interface GuideOffer {
  path: string;
  title: string;
  summary: string;
  offer: RichText;
  cover: Figure | null;
  edition: string | null;
  /** The PDF's address and size in bytes when anyone may download it. */
  download: { href: string; bytes: number } | null;
  /** Whether there is a PDF that has to be asked for: the guide's page says how, at `#get`. */
  isOnRequest: boolean;
  /** Whether its chapters can be read as web pages. */
  isOnline: boolean;
}

export interface GuideEntry {
  documentId: string;
  slug: string;
  offer: GuideOffer;
  body: Body;
  reviewer: string | null;
  lastReviewedOn: string | null;
  /** When a major change was last published, ISO in UTC; else when it was first. */
  textChangedAt: string;
  changes: Change[];
  /** The PDF that anyone may download, by `mediaKey`; null when it must be asked for. */
  openFile: string | null;
}

export function toGuide(payload: GuidePayload, findPicture: FindPicture): GuideEntry {
  const { file, slug, title, summary, edition } = payload;
  const path = pagePath('api::guide.guide', slug);
  const openFile = payload.access === 'open' ? file : null;
  return {
    documentId: payload.documentId,
    slug,
    offer: {
      path,
      title,
      summary,
      offer: richTextReader(null, findPicture).read(payload.offer ?? []),
      cover: toFigure(payload.cover, findPicture),
      edition,
      download: openFile && { href: `${path}${slug}.pdf`, bytes: Math.round(openFile.size * 1000) },
      isOnRequest: payload.access === 'on-request' && file !== null,
      isOnline: payload.chapters.length > 0,
    },
    body: toBody(payload.chapters, payload.sources, findPicture),
    reviewer: payload.reviewedBy?.documentId ?? null,
    lastReviewedOn: payload.lastReviewedOn,
    ...toChanges(payload),
    openFile: openFile && mediaKey(openFile),
  };
}
