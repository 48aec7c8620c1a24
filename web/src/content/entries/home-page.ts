import type { HomePagePayload } from '@patient-press/shared/payloads/home-page';

/** A link to a guide or an article, named by documentId, or to a URL. */
export interface StartLink {
  label: string;
  url: string | null;
  guide: string | null;
  article: string | null;
}

/** What editors chose for the home page. The article that leads is named by documentId. */
export interface HomePageEntry {
  path: '/';
  lead: string | null;
  startHere: { title: string; text: string | null; links: StartLink[] } | null;
}

export function toHomePage({ lead, startHere }: HomePagePayload): HomePageEntry {
  return {
    path: '/',
    lead: lead?.documentId ?? null,
    startHere: startHere && {
      title: startHere.title,
      text: startHere.text,
      links: startHere.links.map(({ label, url, guide, article }) => ({
        label,
        url,
        guide: guide?.documentId ?? null,
        article: article?.documentId ?? null,
      })),
    },
  };
}
