import type { AuditAction, AuditArea, AuditEntry } from './contract';

/** What a type is called in the middle of a sentence. */
export const auditTypes: Record<string, string> = {
  'api::article.article': 'article',
  'api::consent-wording.consent-wording': 'consent wording',
  'api::cta-banner.cta-banner': 'banner',
  'api::guide.guide': 'guide',
  'api::home-page.home-page': 'home page',
  'api::page.page': 'page',
  'api::person.person': 'person',
  'api::recipient.recipient': 'recipient',
  'api::redirect.redirect': 'redirect',
  'api::site-settings.site-settings': 'site settings',
  'api::release.release': 'release',
  'api::source.source': 'source',
  'api::sponsor.sponsor': 'sponsor',
  'api::topic.topic': 'topic',
  'api::withdrawn-page.withdrawn-page': 'withdrawn page',
  'api-token': 'API token',
  'callback-request': 'call request',
  'guide-download': 'guide request',
  'transfer-token': 'transfer token',
  audit: 'audit log',
  feedback: 'message from a reader',
  export: 'file',
  file: 'file',
  folder: 'folder',
  page: 'page',
  role: 'role',
  settings: 'settings',
  user: 'account',
  webhook: 'webhook',
};

const areas: Record<AuditArea, string> = {
  content: 'Content and files',
  administration: 'Accounts, roles, and settings',
  logins: 'Logins and passwords',
  'personal-data': 'Readers’ data',
  exports: 'Downloads',
};

/** What the log says of an entry's sentence: `what` is “the article “…””. */
type Sentence = (what: string, entry: AuditEntry) => string;

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const countOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const requests = (entry: AuditEntry): string => {
  const count = countOf(entry.detail.count);
  const kind = auditTypes[entry.subject.type] ?? 'request';
  return `${count} ${kind}${count === 1 ? '' : 's'}`;
};
const people = ({ detail }: AuditEntry): string => {
  const count = countOf(detail.count);
  return `${count} request${count === 1 ? '' : 's'}`;
};

const messages = (count: unknown): string => `${countOf(count)} message${countOf(count) === 1 ? '' : 's'}`;

const account = ({ subject }: AuditEntry): string => subject.title || 'an unknown account';
const own = (entry: AuditEntry): boolean => entry.actor.kind === 'user' && entry.actor.name === entry.subject.title;

const sentences: Record<AuditAction, Sentence> = {
  'document.created': (what) => `created ${what}`,
  'document.changed': (what) => `changed ${what}`,
  'document.published': (what) => `published ${what}`,
  'document.unpublished': (what) => `unpublished ${what}`,
  'document.deleted': (what) => `deleted ${what}`,
  'document.discarded': (what) => `discarded unpublished changes to ${what}`,
  'document.copied': (what) => `made ${what} as a copy of another one`,
  'file.added': (what) => `uploaded ${what}`,
  'file.changed': (what) => `changed ${what}`,
  'file.deleted': (what) => `deleted ${what}`,
  'folder.added': (what) => `made ${what}`,
  'folder.changed': (what) => `changed ${what}`,
  'folder.deleted': (what) => `deleted ${what}`,
  'role.created': (what) => `created ${what}`,
  'role.changed': (what) => `changed ${what}`,
  'role.deleted': (what) => `deleted ${what}`,
  'role.permissions-changed': (what) => `changed the permissions of ${what}`,
  'account.created': (what) => `created ${what}`,
  'account.changed': (what) => `changed ${what}`,
  'account.roles-changed': (what, { detail }) =>
    `changed the roles of ${what}: ${listOf(detail.before).join(', ') || 'none'} → ${listOf(detail.after).join(', ') || 'none'}`,
  'account.blocked': (what) => `blocked ${what}`,
  'account.unblocked': (what, entry) => (own(entry) ? 'followed an invitation' : `activated ${what}`),
  'account.deleted': (what) => `deleted ${what}`,
  'token.created': (what) => `created ${what}`,
  'token.changed': (what) => `changed ${what}`,
  'token.renewed': (what) => `gave ${what} a new value`,
  'token.deleted': (what) => `deleted ${what}`,
  'webhook.created': (what) => `created ${what}`,
  'webhook.changed': (what) => `changed ${what}`,
  'webhook.deleted': (what) => `deleted ${what}`,
  'settings.changed': (_, { subject }) => `changed the admin’s settings “${subject.id}”`,
  'login.succeeded': (_, { detail }) => (detail.secondFactor === true ? 'logged in, in two steps' : 'logged in'),
  'login.failed': (_, entry) =>
    entry.detail.reason === 'blocked'
      ? `tried to log in as ${account(entry)}, which is blocked`
      : `failed to log in as ${account(entry)}`,
  'login.code-refused': (_, entry) => `entered a wrong code for ${account(entry)}`,
  'login.ended': () => 'logged out',
  'password.changed': (_, entry) =>
    own(entry) ? 'set a new password for themselves' : `set the password of ${account(entry)}`,
  'password.reset-asked': (_, entry) => `asked to reset the password of ${account(entry)}`,
  'password.reset': () => 'reset their password with a link from an email',
  'second-factor.on': () => 'turned on two-step login',
  'second-factor.off': () => 'turned off two-step login',
  'second-factor.reset': (_, entry) => `reset the two-step login of ${account(entry)}`,
  'second-factor.codes-renewed': () => 'made new recovery codes',
  'requests.read': (_, entry) => `viewed ${requests(entry)}`,
  'requests.search-begun': (_, { detail }) => `began to search requests by ${listOf(detail.fields).join(', ')}`,
  'requests.searched': (_, entry) => `searched requests, and found ${requests(entry)}`,
  'requests.answered': (_, entry) => `worked on ${requests(entry)}`,
  'requests.exported': (_, entry) => `downloaded ${requests(entry)}`,
  'requests.purged': (_, entry) => `deleted ${people(entry)} at the end of their retention period`,
  'person.searched': (_, entry) => `looked up a person, and found ${requests(entry)}`,
  'person.exported': (_, entry) => `exported a person’s data: ${requests(entry)}`,
  'person.erased': (_, entry) => `erased a person’s data: ${requests(entry)}`,
  'consent.withdrawn': (_, entry) => `recorded an opt-out for ${requests(entry)}`,
  'consent.withdrawal-closed': (_, entry) => `completed an opt-out for ${requests(entry)}`,
  'feedback.read': (_, { detail }) => `viewed ${messages(detail.count)} from readers`,
  'feedback.handled': () => 'marked a reader’s message as handled',
  'feedback.reopened': () => 'listed a reader’s message as new again',
  'feedback.deleted': () => 'deleted a reader’s message',
  'file.exported': (_, { subject }) => `downloaded “${subject.title}”`,
  'past.opened': (_, { subject }) => `opened what readers got at ${subject.title}`,
  'audit.exported': () => 'downloaded the audit log',
};

/** “the article “Asbestos in schools””. */
const whatOf = ({ subject: { type, title } }: AuditEntry): string => {
  const noun = auditTypes[type] ?? type;
  return title ? `the ${noun} “${title}”` : `the ${noun}`;
};

const actors: Record<AuditEntry['actor']['kind'], (name: string) => string> = {
  user: (name) => name,
  token: (name) => `API token “${name}”`,
  // An operator's command says who it is; what the cms does itself has no name.
  system: (name) => name || 'Patient Press',
  unknown: () => 'Someone',
};

/** The words of the audit log, on its page and in its file. */
export const auditWords = {
  areas,
  actor: ({ actor }: AuditEntry): string => actors[actor.kind](actor.name),
  /** “Ana López published the article “Asbestos in schools””. */
  sentence: (entry: AuditEntry): string =>
    `${auditWords.actor(entry)} ${sentences[entry.action](whatOf(entry), entry)}`,
  /** “Fields: Deck, Body”; empty: there is nothing to add. */
  detail: ({ detail }: AuditEntry): string => {
    const fields = listOf(detail.fields);
    return fields.length > 0 ? `Fields: ${fields.join(', ')}` : '';
  },
  csvHeadings: [
    'entry',
    'time (UTC)',
    'who',
    'kind of actor',
    'action',
    'what happened',
    'type',
    'id',
    'title',
    'detail',
    'hash',
  ],
};
