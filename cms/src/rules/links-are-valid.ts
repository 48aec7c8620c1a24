import { richTextLinks } from '@patient-press/shared/body-texts';
import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { linkWords } from './words/link';

const isWebUrl = (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value);
const SITE = 'https://site.example';
/** `//host` and `/\\host` are other sites to a browser, which also skips tabs and line breaks in front of `host`. */
const isSitePath = (value: string) =>
  /^\/(?![\\/])/.test(value) && URL.canParse(value, SITE) && new URL(value, SITE).origin === SITE;
const isAnchor = (value: string) => /^#[^\s#]+$/.test(value);

const leadsSomewhere = (value: string) => isWebUrl(value) || isSitePath(value) || /^(tel|mailto):\S+$/.test(value);

const webUrl = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || isWebUrl(value) ? [] : [{ path: [name], message: linkWords.notAUrl(value) }];
};

const anyLink = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || leadsSomewhere(value) ? [] : [{ path: [name], message: linkWords.notALink(value) }];
};

/** Of a rich text: what Strapi takes for a link may go elsewhere than it looks. */
const textLinks = (fields: ReadonlyFields, name: string): Objection[] =>
  richTextLinks(fields[name])
    .filter(({ url, documentId }) => !documentId && !leadsSomewhere(url) && !isAnchor(url))
    .map(({ url }) => ({ path: [name], message: linkWords.notALinkInText(url) }));

const rule = (on: UID.Schema, check: (fields: ReadonlyFields) => Objection[]): Rule => ({ on, when: 'save', check });

export const linksAreValid: Rule[] = [
  rule('shared.link', (link) => anyLink(link, 'url')),
  rule('home.start-link', (link) => anyLink(link, 'url')),
  rule('shared.seo', (seo) => webUrl(seo, 'canonicalUrl')),
  rule('shared.chat', (chat) => webUrl(chat, 'baseUrl')),
  rule('marketing.action', (action) => {
    if (action.kind !== 'link') return [];
    return text(action.url) ? anyLink(action, 'url') : [{ path: ['url'], message: linkWords.noUrl }];
  }),
  rule('api::source.source', (source) =>
    ['url', 'archivedUrl', 'retractionNotice'].flatMap((name) => webUrl(source, name)),
  ),
  rule('api::sponsor.sponsor', (sponsor) => webUrl(sponsor, 'privacyUrl')),
  rule('body.rich-text', (block) => textLinks(block, 'content')),
  rule('body.question', (question) => textLinks(question, 'answer')),
  rule('api::guide.guide', (guide) => textLinks(guide, 'offer')),
  rule('api::person.person', (person) => textLinks(person, 'bio')),
];
