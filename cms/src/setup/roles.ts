import type { Core, UID } from '@strapi/strapi';
import { STOP_BANNERS } from '../banners/stop-contract';
import { READ_FEEDBACK } from '../feedback/contract';
import { once } from '../platform/once';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../requests/contract';
import { READ_PAST } from '../site-record/past-contract';
import { permitWhatCameLater } from './older-roles';

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
const editorial: UID.ContentType[] = [
  'api::article.article',
  'api::person.person',
  'api::topic.topic',
  'api::source.source',
  'api::guide.guide',
  'api::page.page',
  'api::home-page.home-page',
  'api::redirect.redirect',
  'api::withdrawn-page.withdrawn-page',
  'api::release.release',
];

const roles: Role[] = [
  {
    name: 'Editor',
    code: 'editor',
    description:
      'Writes and publishes articles, people, topics, sources, guides, pages, redirects, withdrawn pages, releases, and the home page, with their media.',
    grants: [{ verbs: everything, types: editorial }],
    media: 'write',
    actions: [READ_FEEDBACK],
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
    actions: [READ_FEEDBACK],
  },
  {
    name: 'Marketer',
    code: 'marketer',
    description:
      'Manages banners and sponsors, and adds banners to releases. Can open guides and topics, and see how many requests come in, but not who sent them.',
    grants: [
      { verbs: everything, types: ['api::cta-banner.cta-banner', 'api::sponsor.sponsor'] },
      { verbs: ['read'], types: ['api::guide.guide', 'api::topic.topic'] },
      // They add banners, which editors publish with the rest.
      { verbs: ['create', 'read', 'update'], types: ['api::release.release'] },
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
    actions: [STOP_BANNERS, READ_PAST],
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
  await permitWhatCameLater(strapi);
}
