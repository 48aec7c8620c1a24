import type { ContentTypeName, Payload } from '@patient-press/shared/payloads/content-types';
import { toArticle } from './article.ts';
import { toBanner } from './banner.ts';
import { toConsentWording } from './consent-wording.ts';
import { toGuide } from './guide.ts';
import { toHomePage } from './home-page.ts';
import { toPage } from './page.ts';
import { toPerson } from './person.ts';
import type { FindPicture } from './pictures.ts';
import { toRedirect } from './redirect.ts';
import { toSettings } from './settings.ts';
import { toSource } from './source.ts';
import { toSponsor } from './sponsor.ts';
import { toTopic } from './topic.ts';
import { toWithdrawnPage } from './withdrawn-page.ts';

const converters = {
  articles: toArticle,
  people: toPerson,
  topics: toTopic,
  sources: toSource,
  guides: toGuide,
  pages: toPage,
  redirects: toRedirect,
  'withdrawn-pages': toWithdrawnPage,
  sponsors: toSponsor,
  'cta-banners': toBanner,
  'consent-wordings': toConsentWording,
  'home-page': toHomePage,
  'site-settings': toSettings,
};

export type Entry<N extends ContentTypeName> = { [M in ContentTypeName]: ReturnType<(typeof converters)[M]> }[N];

/** The entries of every type by documentId. */
export type Entries = { [N in ContentTypeName]: Map<string, Entry<N>> };

/** What each payload becomes. Nothing past here sees a payload. */
export const toEntry: { [N in ContentTypeName]: (payload: Payload<N>, findPicture: FindPicture) => Entry<N> } =
  converters;

/** Where the page of an entry is; null for what has no page of its own. */
export function pathOfEntry(entry: Entry<ContentTypeName>): string | null {
  if ('path' in entry) return entry.path;
  return 'offer' in entry ? entry.offer.path : null;
}
