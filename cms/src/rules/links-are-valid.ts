import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

const isWebAddress = (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value);
const isSitePath = (value: string) =>
  value.startsWith('/') && !value.startsWith('//') && URL.canParse(value, 'https://site.example');

const webAddress = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || isWebAddress(value)
    ? []
    : [
        {
          path: [name],
          message: `“${value}” is not a full address. It starts with https://, for example https://doi.org/10.1016/j.ccell.2018.05.012.`,
        },
      ];
};

const anyAddress = (fields: ReadonlyFields, name: string): Objection[] => {
  const value = text(fields[name]);
  return !value || isWebAddress(value) || isSitePath(value) || /^(tel|mailto):\S+$/.test(value)
    ? []
    : [
        {
          path: [name],
          message: `“${value}” leads nowhere. Write a full address (https://…), a page of this site (/about/), tel: with a number, or mailto: with an address.`,
        },
      ];
};

const rule = (on: UID.Schema, check: (fields: ReadonlyFields) => Objection[]): Rule => ({ on, when: 'save', check });

export const linksAreValid: Rule[] = [
  rule('shared.link', (link) => anyAddress(link, 'url')),
  rule('shared.seo', (seo) => webAddress(seo, 'canonicalUrl')),
  rule('shared.chat', (chat) => webAddress(chat, 'baseUrl')),
  rule('marketing.action', (action) => {
    if (action.kind !== 'link') return [];
    return text(action.url)
      ? anyAddress(action, 'url')
      : [{ path: ['url'], message: 'A link needs an address: https://… or a page of this site such as /about/.' }];
  }),
  rule('api::source.source', (source) =>
    ['url', 'archivedUrl', 'retractionNotice'].flatMap((name) => webAddress(source, name)),
  ),
  rule('api::sponsor.sponsor', (sponsor) => webAddress(sponsor, 'privacyUrl')),
];
