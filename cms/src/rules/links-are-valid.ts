import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { linkWords } from './words/link';

const isWebUrl = (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value);
const isSitePath = (value: string) =>
  value.startsWith('/') && !value.startsWith('//') && URL.canParse(value, 'https://site.example');

const webUrl = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || isWebUrl(value) ? [] : [{ path: [name], message: linkWords.notAUrl(value) }];
};

const anyLink = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || isWebUrl(value) || isSitePath(value) || /^(tel|mailto):\S+$/.test(value)
    ? []
    : [{ path: [name], message: linkWords.notALink(value) }];
};

const rule = (on: UID.Schema, check: (fields: ReadonlyFields) => Objection[]): Rule => ({ on, when: 'save', check });

export const linksAreValid: Rule[] = [
  rule('shared.link', (link) => anyLink(link, 'url')),
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
];
