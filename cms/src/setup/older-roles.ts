import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { STOP_BANNERS } from '../banners/stop-contract';
import { READ_FEEDBACK } from '../feedback/contract';
import { once } from '../platform/once';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../requests/contract';
import { READ_PAST } from '../site-record/past-contract';

const REDIRECT = 'api::redirect.redirect';
const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';
const RELEASE = 'api::release.release';
const HOME_PAGE = 'api::home-page.home-page';

// Roles are an administrator's once they are made. What came after that is added to them here, once each.

/** Newsrooms that were set up before there was something to do with requests have the role already, without this. */
async function permit(strapi: Core.Strapi, code: string, action: string): Promise<void> {
  const role = await strapi.service('admin::role').findOne({ code });
  if (!role) return;
  const permissions = strapi.db.query('admin::permission');
  if ((await permissions.count({ where: { action, role: { id: role.id } } })) > 0) return;
  await permissions.create({ data: { action, role: role.id, actionParameters: {}, properties: {}, conditions: [] } });
}

/** Fields that came after a newsroom's roles were made: what a role may do with the field beside them, it may with them. */
type NewFields = readonly { subject: UID.ContentType; beside: string; fields: string[] }[];

const fieldsOfCiteKeys: NewFields = [
  { subject: 'api::source.source', beside: 'title', fields: ['citeKey'] },
  { subject: 'api::page.page', beside: 'body', fields: ['sources.source', 'sources.note'] },
  { subject: 'api::guide.guide', beside: 'chapters', fields: ['sources.source', 'sources.note'] },
];

const fieldsOfSearch: NewFields = [
  { subject: 'api::article.article', beside: 'dek', fields: ['genre', 'textChangedAt'] },
  { subject: 'api::guide.guide', beside: 'chapters', fields: ['textChangedAt'] },
  { subject: 'api::page.page', beside: 'body', fields: ['textChangedAt'] },
  {
    subject: 'api::site-settings.site-settings',
    beside: 'publisherName',
    fields: ['contactEmail', 'publisherProfiles.label', 'publisherProfiles.url'],
  },
];

const fieldsOfTimeZone: NewFields = [
  { subject: 'api::site-settings.site-settings', beside: 'publisherName', fields: ['timeZone'] },
];

const changeFields = ['changeKind', 'changeNote', 'changes.date', 'changes.note'];
const fieldsOfChanges: NewFields = [
  { subject: 'api::article.article', beside: 'body', fields: changeFields },
  { subject: 'api::guide.guide', beside: 'chapters', fields: changeFields },
  { subject: 'api::page.page', beside: 'body', fields: changeFields },
];

const fieldsOf = z.looseObject({ fields: z.array(z.string()) });

async function permitNewFields(strapi: Core.Strapi, newFields: NewFields): Promise<void> {
  const permissions = strapi.db.query('admin::permission');
  for (const { subject, beside, fields } of newFields) {
    for (const { id, properties } of await permissions.findMany({ where: { subject } })) {
      const known = fieldsOf.safeParse(properties).data;
      if (!known?.fields.includes(beside)) continue;
      const data = { properties: { ...known, fields: [...new Set([...known.fields, ...fields])] } };
      await permissions.update({ where: { id }, data });
    }
  }
}

const permission = z.looseObject({
  action: z.string(),
  role: z.object({ id: z.number() }),
  properties: fieldsOf.partial(),
});

/** A type that came after a newsroom's roles were made: a role gets the rights to it that it has to all of another type. */
async function permitAs(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  other: { uid: UID.ContentType; whole: string },
): Promise<void> {
  const permissions = strapi.db.query('admin::permission');
  if ((await permissions.count({ where: { subject: uid, role: { code: { $ne: 'strapi-super-admin' } } } })) > 0) return;
  const fields: string[] = strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentType(uid), { components: strapi.components });
  const found = await permissions.findMany({
    where: { subject: other.uid, role: { code: { $ne: 'strapi-super-admin' } } },
    populate: { role: { select: ['id'] } },
  });
  for (const { action, role, properties, ...rest } of z.array(permission).parse(found)) {
    if (properties.fields && !properties.fields.includes(other.whole)) continue;
    const data = { action, subject: uid, actionParameters: {}, conditions: rest.conditions ?? [] };
    await permissions.create({ data: { ...data, role: role.id, properties: properties.fields ? { fields } : {} } });
  }
}

/** Gives roles of older newsrooms the rights to what came after they were made, by what they had. */
export async function permitWhatCameLater(strapi: Core.Strapi): Promise<void> {
  await once(strapi, 'roles:cite-by-key', () => permitNewFields(strapi, fieldsOfCiteKeys));
  await once(strapi, 'roles:search-and-sharing', () => permitNewFields(strapi, fieldsOfSearch));
  await once(strapi, 'roles:time-zone', () => permitNewFields(strapi, fieldsOfTimeZone));
  await once(strapi, 'roles:change-notes', () => permitNewFields(strapi, fieldsOfChanges));
  await once(strapi, 'roles:home-page', () => permitAs(strapi, HOME_PAGE, { uid: 'api::page.page', whole: 'body' }));
  await once(strapi, 'roles:withdrawn-pages', () => permitAs(strapi, WITHDRAWN, { uid: REDIRECT, whole: 'to' }));
  await once(strapi, 'roles:releases', () => permitAs(strapi, RELEASE, { uid: 'api::page.page', whole: 'body' }));
  await once(strapi, 'role:intake:answers-requests', () => permit(strapi, 'intake', ANSWER_REQUESTS));
  await once(strapi, 'role:intake:counts-requests', () => permit(strapi, 'intake', COUNT_REQUESTS));
  await once(strapi, 'role:marketer:stops-banners', () => permit(strapi, 'marketer', STOP_BANNERS));
  await once(strapi, 'role:counsel:stops-banners', () => permit(strapi, 'counsel', STOP_BANNERS));
  await once(strapi, 'role:counsel:reads-past', () => permit(strapi, 'counsel', READ_PAST));
  await once(strapi, 'role:editor:reads-feedback', () => permit(strapi, 'editor', READ_FEEDBACK));
  await once(strapi, 'role:reviewer:reads-feedback', () => permit(strapi, 'reviewer', READ_FEEDBACK));
  await once(strapi, 'role:marketer:counts-requests', () => permit(strapi, 'marketer', COUNT_REQUESTS));
}
