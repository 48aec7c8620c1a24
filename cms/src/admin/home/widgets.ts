import {
  Calendar,
  Download,
  Earth,
  Eye,
  Feather,
  Phone,
  PresentationChart,
  SealCheck,
  Server,
  WarningCircle,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../../requests/contract';
import { homeTitles } from '../words/home';

type Registered = Extract<Parameters<StrapiApp['widgets']['register']>[0], readonly unknown[]>[number];

const ARTICLE = 'api::article.article';
const BANNER = 'api::cta-banner.cta-banner';

const may = (verb: string, subject: string) => ({ action: `plugin::content-manager.explorer.${verb}`, subject });

const widget = (
  id: keyof typeof homeTitles,
  rest: Pick<Registered, 'icon' | 'permissions' | 'component'>,
): Registered => ({
  id: id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  title: { id: `patient-press.widget.${id}`, defaultMessage: homeTitles[id] },
  ...rest,
});

/**
 * What each role finds on its home page, in order: the permissions that a role has for its work say which. Editors: what
 * needs attention, their drafts, what is coming up, the site, reviews. Reviewers: what
 * needs attention, the site, reviews. Marketers and counsel: banners, approvals. Intake: requests.
 * Operators: all, and the system.
 */
const ours: Registered[] = [
  widget('needsAttention', {
    icon: WarningCircle,
    permissions: [may('update', ARTICLE)],
    component: async () => (await import('./attention-widget')).NeedsAttention,
  }),
  widget('myDrafts', {
    icon: Feather,
    permissions: [may('create', ARTICLE)],
    component: async () => (await import('./desk-widgets')).MyDrafts,
  }),
  widget('scheduled', {
    icon: Calendar,
    permissions: [may('publish', ARTICLE)],
    component: async () => (await import('./schedule-widget')).ScheduleWidget,
  }),
  widget('theSite', {
    icon: Earth,
    permissions: [may('read', 'api::topic.topic')],
    component: async () => (await import('../widgets/site-widget')).SiteWidget,
  }),
  widget('system', {
    icon: Server,
    permissions: [{ action: 'admin::users.read', subject: null }],
    component: async () => (await import('./system-widget')).SystemWidget,
  }),
  widget('toReview', {
    icon: Eye,
    permissions: [may('update', ARTICLE)],
    component: async () => (await import('./desk-widgets')).ToReview,
  }),
  widget('banners', {
    icon: PresentationChart,
    permissions: [may('read', BANNER)],
    component: async () => (await import('./banner-widgets')).BannersWidget,
  }),
  widget('approvals', {
    icon: SealCheck,
    permissions: [may('read', BANNER)],
    component: async () => (await import('./banner-widgets')).ApprovalsWidget,
  }),
  widget('calls', {
    icon: Phone,
    permissions: [{ action: ANSWER_REQUESTS, subject: null }],
    component: async () => (await import('./calls-widget')).CallsWidget,
  }),
  widget('guideRequests', {
    icon: Download,
    permissions: [{ action: COUNT_REQUESTS, subject: null }],
    component: async () => (await import('../widgets/requests-widget')).RequestsWidget,
  }),
];

/** Strapi's widgets that say nothing to a newsroom: numbers of API tokens and content types, one's own name, a cloud. */
const leftOut = new Set(['key-statistics', 'profile-info', 'chart-entries', 'deploy-now', 'last-activity']);

/** Puts the newsroom's widgets before those of Strapi's that help editors. Call it while the admin registers. */
export const arrangeHomePage = ({ widgets }: Pick<StrapiApp, 'widgets'>): void =>
  widgets.register((others) => [...ours, ...others.filter(({ id }) => !leftOut.has(id))]);
