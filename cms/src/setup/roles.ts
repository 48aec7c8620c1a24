import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { STOP_BANNERS } from '../banners/stop-contract';
import { once } from '../platform/once';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../requests/contract';

type Verb = 'create' | 'read' | 'update' | 'delete' | 'publish';
interface Grant {
  verbs: Verb[];
  types: UID.ContentType[];
  /** Only these attributes. Left out: all. */
  fields?: string[];
}
interface Role {
  name: string;
  code: string;
  description: string;
  grants: Grant[];
  media: 'none' | 'read' | 'write';
  /** What is not about documents or media. */
  actions?: string[];
}

const everything: Verb[] = ['create', 'read', 'update', 'delete', 'publish'];
const HOME_PAGE = 'api::home-page.home-page';
const editorial: UID.ContentType[] = [
  'api::article.article',
  'api::person.person',
  'api::topic.topic',
  'api::source.source',
  'api::guide.guide',
  'api::page.page',
  HOME_PAGE,
  'api::redirect.redirect',
];

const roles: Role[] = [
  {
    name: 'Editor',
    code: 'editor',
    description:
      'Writes and publishes articles, people, topics, sources, guides, pages, redirects, and the home page, with their media.',
    grants: [{ verbs: everything, types: editorial }],
    media: 'write',
  },
  {
    name: 'Reviewer',
    code: 'reviewer',
    description: 'Can open all editorial content. Can change only reviews and corrections in articles and guides.',
    grants: [
      { verbs: ['read'], types: editorial },
      {
        verbs: ['update'],
        types: ['api::article.article'],
        fields: ['reviewedBy', 'lastReviewedOn', 'nextReviewOn', 'corrections.date', 'corrections.note'],
      },
      { verbs: ['update'], types: ['api::guide.guide'], fields: ['reviewedBy', 'lastReviewedOn'] },
    ],
    media: 'read',
  },
  {
    name: 'Marketer',
    code: 'marketer',
    description:
      'Manages banners and sponsors. Can open guides and topics, and see how many requests come in, but not who sent them.',
    grants: [
      { verbs: everything, types: ['api::cta-banner.cta-banner', 'api::sponsor.sponsor'] },
      { verbs: ['read'], types: ['api::guide.guide', 'api::topic.topic'] },
    ],
    media: 'write',
    actions: [COUNT_REQUESTS, STOP_BANNERS],
  },
  {
    name: 'Counsel',
    code: 'counsel',
    description:
      'Approves banners, and can stop all of a sponsor’s. Can open banners, sponsors, guides, and topics, and change only approvals.',
    grants: [
      {
        verbs: ['read'],
        types: ['api::cta-banner.cta-banner', 'api::sponsor.sponsor', 'api::guide.guide', 'api::topic.topic'],
      },
      {
        verbs: ['update'],
        types: ['api::cta-banner.cta-banner'],
        fields: ['approvedBy', 'approvedOn', 'approvalEndsOn'],
      },
    ],
    media: 'read',
    actions: [STOP_BANNERS],
  },
  {
    name: 'Intake',
    code: 'intake',
    description: 'Answers readers’ requests. Can’t open anything else.',
    grants: [],
    media: 'none',
    actions: [ANSWER_REQUESTS, COUNT_REQUESTS],
  },
];

const mediaActions: Record<Role['media'], string[]> = {
  none: [],
  read: ['plugin::upload.read'],
  write: [
    'plugin::upload.read',
    'plugin::upload.configure-view',
    'plugin::upload.assets.create',
    'plugin::upload.assets.update',
    'plugin::upload.assets.download',
    'plugin::upload.assets.copy-link',
  ],
};

function toPermissions(strapi: Core.Strapi, { grants, media, actions = [] }: Role) {
  const contentTypes = strapi.service('admin::content-type');
  const content = grants.flatMap(({ verbs, types, fields }) =>
    verbs.flatMap((verb) =>
      types
        .filter((uid) => verb !== 'publish' || strapi.contentType(uid).options?.draftAndPublish)
        .map((subject) => ({
          action: `plugin::content-manager.explorer.${verb}`,
          subject,
          properties:
            verb === 'delete' || verb === 'publish'
              ? {}
              : {
                  fields:
                    fields ??
                    contentTypes.getNestedFields(strapi.contentType(subject), { components: strapi.components }),
                },
          conditions: [],
        })),
    ),
  );
  const others = [...mediaActions[media], ...actions].map((action) => ({
    action,
    subject: null,
    properties: {},
    conditions: [],
  }));
  return [...content, ...others];
}

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

/** The home page came after a newsroom's roles were made: a role gets the rights to it that it has to whole pages. */
async function permitHomePage(strapi: Core.Strapi): Promise<void> {
  const permissions = strapi.db.query('admin::permission');
  if ((await permissions.count({ where: { subject: HOME_PAGE, role: { code: { $ne: 'strapi-super-admin' } } } })) > 0)
    return;
  const fields: string[] = strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentType(HOME_PAGE), { components: strapi.components });
  const found = await permissions.findMany({
    where: { subject: 'api::page.page', role: { code: { $ne: 'strapi-super-admin' } } },
    populate: { role: { select: ['id'] } },
  });
  for (const { action, role, properties, ...rest } of z.array(permission).parse(found)) {
    if (properties.fields && !properties.fields.includes('body')) continue;
    const data = { action, subject: HOME_PAGE, actionParameters: {}, conditions: rest.conditions ?? [] };
    await permissions.create({ data: { ...data, role: role.id, properties: properties.fields ? { fields } : {} } });
  }
}

/** Makes the newsroom's roles in place of Strapi's Editor and Author. Once: an administrator may change them after. */
export async function setUpRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service('admin::role');
  await once(strapi, 'remove-default-roles', async () => {
    for (const code of ['strapi-editor', 'strapi-author']) {
      const role = await service.findOneWithUsersCount({ code });
      if (role && role.usersCount === 0) await service.deleteByIds([role.id]);
    }
  });
  for (const role of roles) {
    await once(strapi, `role:${role.code}`, async () => {
      const { name, code, description } = role;
      const { id } = (await service.findOne({ code })) ?? (await service.create({ name, code, description }));
      await service.assignPermissions(id, toPermissions(strapi, role));
    });
  }
  await once(strapi, 'roles:cite-by-key', () => permitNewFields(strapi, fieldsOfCiteKeys));
  await once(strapi, 'roles:search-and-sharing', () => permitNewFields(strapi, fieldsOfSearch));
  await once(strapi, 'roles:time-zone', () => permitNewFields(strapi, fieldsOfTimeZone));
  await once(strapi, 'roles:home-page', () => permitHomePage(strapi));
  await once(strapi, 'role:intake:answers-requests', () => permit(strapi, 'intake', ANSWER_REQUESTS));
  await once(strapi, 'role:intake:counts-requests', () => permit(strapi, 'intake', COUNT_REQUESTS));
  await once(strapi, 'role:marketer:stops-banners', () => permit(strapi, 'marketer', STOP_BANNERS));
  await once(strapi, 'role:counsel:stops-banners', () => permit(strapi, 'counsel', STOP_BANNERS));
  await once(strapi, 'role:marketer:counts-requests', () => permit(strapi, 'marketer', COUNT_REQUESTS));
}
