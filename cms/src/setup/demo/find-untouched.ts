import type { Core, UID } from '@strapi/strapi';
import { columnOf, tableOf } from '../../platform/join-table';
import { findEveryUse } from '../../where-used/every-use';
import { articles } from './content/articles';
import { bannersOf, draftBannersOf, pastBannersOf } from './content/banners';
import { guides } from './content/guides';
import { pages } from './content/pages';
import { people } from './content/people';
import { recipients } from './content/recipients';
import { redirects } from './content/redirects';
import { releases } from './content/releases';
import { sources } from './content/sources';
import { sponsors } from './content/sponsors';
import { topics } from './content/topics';
import { withdrawnPages } from './content/withdrawn-pages';

/** A document that the demo wrote. */
export interface DemoDocument {
  uid: UID.ContentType;
  documentId: string;
  /** `article “Asbestos trust funds”` */
  name: string;
}

interface DemoType {
  uid: UID.ContentType;
  /** The attribute that tells the demo's documents from others, as when they are written. */
  unique: string;
  values: readonly string[];
}

function bannerNames(now: Date): string[] {
  const past = pastBannersOf(now).map(({ banner }) => banner);
  return [...bannersOf(now), ...draftBannersOf(now), ...past].flatMap(({ name }) => name ?? []);
}

/**
 * What can be removed, users before what they use. The site's settings, its home page and the wordings of consents stay: without
 * them, a site goes down, or its forms disappear.
 */
const demoTypes = (): DemoType[] => [
  { uid: 'api::release.release', unique: 'name', values: releases.map(({ name }) => name) },
  { uid: 'api::cta-banner.cta-banner', unique: 'name', values: bannerNames(new Date()) },
  {
    uid: 'api::withdrawn-page.withdrawn-page',
    unique: 'address',
    values: withdrawnPages.map(({ address }) => address),
  },
  { uid: 'api::redirect.redirect', unique: 'from', values: redirects.map(({ from }) => from) },
  { uid: 'api::recipient.recipient', unique: 'name', values: recipients.map(({ name }) => name) },
  { uid: 'api::article.article', unique: 'slug', values: articles.map(({ slug }) => slug) },
  { uid: 'api::page.page', unique: 'slug', values: pages.map(({ slug }) => slug) },
  { uid: 'api::guide.guide', unique: 'slug', values: guides.map(({ slug }) => slug) },
  { uid: 'api::sponsor.sponsor', unique: 'legalName', values: sponsors.map(({ legalName }) => legalName) },
  { uid: 'api::source.source', unique: 'citeKey', values: sources.map(({ citeKey }) => citeKey) },
  { uid: 'api::topic.topic', unique: 'slug', values: topics.map(({ slug }) => slug) },
  { uid: 'api::person.person', unique: 'slug', values: people.map(({ slug }) => slug) },
];

const keyOf = ({ uid, documentId }: Pick<DemoDocument, 'uid' | 'documentId'>) => `${uid} ${documentId}`;

/** The demo's documents of a type that no one saved since: neither a user, of whom Strapi keeps a note, nor a program. */
async function findUnchanged(strapi: Core.Strapi, type: DemoType, writtenUntil: Date): Promise<DemoDocument[]> {
  const db = strapi.db.connection;
  const table = tableOf(strapi, type.uid);
  const column = columnOf(strapi, type.uid, type.unique);
  const rows: { document_id: string; name: string; is_changed: boolean }[] = await db(table)
    .whereIn('document_id', db(table).whereIn(column, type.values).select('document_id'))
    .groupBy('document_id')
    .select('document_id', {
      name: db.raw('min(??)', [column]),
      is_changed: db.raw('bool_or(created_by_id is not null or updated_by_id is not null or updated_at > ?)', [
        writtenUntil,
      ]),
    })
    .orderBy('document_id');
  const kind = strapi.contentType(type.uid).info.displayName.toLowerCase();
  return rows
    .filter((row) => !row.is_changed)
    .map((row) => ({ uid: type.uid, documentId: row.document_id, name: `${kind} “${row.name}”` }));
}

export interface Untouched {
  /** Users before what they use. */
  removable: DemoDocument[];
  /** Unchanged, but used by what stays. `by` is the title of a user. */
  used: (DemoDocument & { by: string })[];
}

/**
 * Finds what of the demo can go: documents that no one changed, and that nothing that stays uses, in drafts or in what is published.
 * @param writtenUntil when the demo had been written.
 */
export async function findUntouched(strapi: Core.Strapi, writtenUntil: Date): Promise<Untouched> {
  const unchanged: DemoDocument[] = [];
  for (const type of demoTypes()) unchanged.push(...(await findUnchanged(strapi, type, writtenUntil)));
  const users = new Map<string, { key: string; title: string }[]>();
  for (const one of unchanged) {
    const uses = await findEveryUse(strapi, strapi.db.connection, one.uid, one.documentId);
    users.set(
      keyOf(one),
      uses.map((use) => ({ key: keyOf(use), title: use.title })),
    );
  }
  const removable = new Map(unchanged.map((one) => [keyOf(one), one]));
  const used: Untouched['used'] = [];
  // What stays makes what it uses stay, which makes what that uses stay, and so on.
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const [key, document] of removable) {
      const stays = users.get(key)?.find((user) => !removable.has(user.key));
      if (!stays) continue;
      removable.delete(key);
      used.push({ ...document, by: stays.title });
      isStable = false;
    }
  }
  return { removable: [...removable.values()], used };
}
