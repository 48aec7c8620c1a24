import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Calendar, Download, Message, Phone, PresentationChart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ_AUDIT } from '../audit/contract';
import { READ_FEEDBACK } from '../feedback/contract';
import { ANSWER_REQUESTS } from '../requests/contract';
import { readPermissions } from '../schedules/contract';
import { addAccountParts } from './accounts/add-to-pages';
import { askForSecondFactor } from './accounts/login-requests';
import { checkActionsFirst } from './checks/check-first';
import { ErrorSummary } from './checks/error-summary';
import { checkBulkPublish } from './checks/publish-several';
import { limitHeaderActions } from './chrome/header-actions';
import { hidePromotions } from './chrome/hide-promotions';
import { logo } from './chrome/logo';
import { nameTabs } from './chrome/tab-title';
import { confirmRequests } from './confirmations/confirm-requests';
import { sendVersions } from './conflicts/send-versions';
import { offerRedirects } from './consequences/offer-redirect';
import { showUsesOfSeveral } from './consequences/show-uses-of-several';
import { askWhatReadersFind } from './consequences/unpublish-several';
import { nameChoicesInLists, nameContentTypes } from './content-manager-words';
import { BesidePanel } from './forms/beside-panel';
import { arrangeForms } from './forms/form-layout';
import { registerOwnInputs } from './forms/own-inputs';
import { addHistoryPages } from './history/add-pages';
import { HistoryPanel } from './history/history-panel';
import { sendReasons } from './history/why';
import { arrangeHomePage } from './home/widgets';
import { keepRefusedChanges } from './keep-refused-changes';
import { limitDiscardToEditors } from './limit-discard-action';
import { changeReviewersAndTopics } from './lists/change-several';
import { duplicateInOneStep } from './lists/duplicate-action';
import { SavedFilters } from './lists/saved-filters';
import { showStatus } from './lists/status-column';
import { ApprovalPanel } from './panels/approval-panel';
import { BannerPreviewPanel } from './panels/banner-preview-panel';
import { ChangePanel } from './panels/change-panel';
import { DeliveriesPanel } from './panels/deliveries-panel';
import { FormContentsPanel } from './panels/form-contents-panel';
import { InUsePanel } from './panels/in-use-panel';
import { PublishLaterPanel } from './panels/publish-later-panel';
import { ReleasePanel } from './panels/release-panel';
import { SchedulePanel } from './panels/schedule-panel';
import { SecretPanel } from './panels/secret-panel';
import { SitePanel } from './panels/site-panel';
import { SpacePanel } from './panels/space-panel';
import { SponsorBannersPanel } from './panels/sponsor-banners-panel';
import { Presence } from './presence/presence';
import { addReleaseAction } from './releases/add-several';
import { addScheduleAction } from './schedules/schedule-several';
import { speakNewsroomTime } from './time-zone/newsroom-time';
import { accountWords } from './words/accounts';
import { auditLogWords } from './words/audit-log';
import { menuWords } from './words/menu';
import { strapiWords } from './words/strapi';
import { addConfirmations } from './wrap-routes';
import { watchSaves } from './writing/drafts/saves';
import { UnsavedText } from './writing/drafts/unsaved-text';
import { DynamicZoneField } from './writing/field/dynamic-zone-field';
import { DraftLinksNotice } from './writing/links/draft-links-notice';
import { PagePane } from './writing/pane/page-pane';
import { saveAfterUploads } from './writing/paste/save-after-uploads';

export default {
  config: {
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    locales: [],
    tutorials: false,
    notifications: { releases: false },
    translations: {
      en: strapiWords,
    },
  },
  register(app: StrapiApp) {
    nameContentTypes(app);
    addConfirmations(app);
    addAccountParts(app);
    app.addSettingsLink('global', {
      id: 'patient-press.two-step-login',
      to: 'two-step-login',
      intlLabel: { id: 'patient-press.two-step-login', defaultMessage: accountWords.settings.link },
      permissions: [{ action: 'admin::users.read', subject: null }],
      Component: () =>
        import('./pages/two-step-login/two-step-login-page').then((page) => ({ default: page.TwoStepLoginPage })),
    });
    app.addSettingsLink('global', {
      id: 'patient-press.audit-log',
      to: 'audit-log',
      intlLabel: { id: 'patient-press.audit-log', defaultMessage: auditLogWords.link },
      permissions: [{ action: READ_AUDIT, subject: null }],
      Component: () => import('./pages/audit-log/audit-log-page').then((page) => ({ default: page.AuditLogPage })),
    });
    registerOwnInputs(app);
    app.addFields({ type: 'dynamiczone', Component: DynamicZoneField });
    // Named by the lists of sources in the schemas: `customField`.
    app.customFields.register({
      name: 'sources',
      type: 'json',
      intlLabel: { id: 'patient-press.sources', defaultMessage: menuWords.sources },
      intlDescription: { id: 'patient-press.sources.about', defaultMessage: menuWords.sourcesAbout },
      components: {
        Input: () => import('./writing/sources/sources-field').then((field) => ({ default: field.SourcesField })),
      },
    });
    app.addMenuLink({
      to: 'requests',
      icon: Phone,
      intlLabel: { id: 'patient-press.requests', defaultMessage: menuWords.requests },
      permissions: [{ action: ANSWER_REQUESTS, subject: null }],
      Component: () => import('./pages/requests/requests-page').then((page) => ({ default: page.RequestsPage })),
      position: 4,
    });
    app.addMenuLink({
      to: 'downloads',
      icon: Download,
      intlLabel: { id: 'patient-press.downloads', defaultMessage: menuWords.downloads },
      permissions: [{ action: ANSWER_REQUESTS, subject: null }],
      Component: () =>
        import('./pages/guide-requests/guide-requests-page').then((page) => ({ default: page.GuideRequestsPage })),
      position: 5,
    });
    app.addMenuLink({
      to: 'feedback',
      icon: Message,
      intlLabel: { id: 'patient-press.feedback', defaultMessage: menuWords.feedback },
      permissions: [{ action: READ_FEEDBACK, subject: null }],
      Component: () => import('./pages/feedback/feedback-page').then((page) => ({ default: page.FeedbackPage })),
      position: 6,
    });
    arrangeHomePage(app);
    app.addMenuLink({
      to: 'banners',
      icon: PresentationChart,
      intlLabel: { id: 'patient-press.menu.banners', defaultMessage: menuWords.banners },
      permissions: [{ action: 'plugin::content-manager.explorer.read', subject: 'api::cta-banner.cta-banner' }],
      Component: () => import('./pages/banners').then(({ BannersPage }) => ({ default: BannersPage })),
    });
    addHistoryPages(app);
    app.addMenuLink({
      to: 'schedule',
      icon: Calendar,
      intlLabel: { id: 'patient-press.schedule', defaultMessage: menuWords.schedule },
      permissions: readPermissions,
      Component: () => import('./pages/schedule/schedule-page').then(({ SchedulePage }) => ({ default: SchedulePage })),
    });
    speakNewsroomTime(app);
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    // Strapi has no types for a plugin's API: https://docs.strapi.io/cms/plugins-development/content-manager-apis
    const contentManager = app.getPlugin('content-manager');
    const { apis } = contentManager as unknown as { apis: ContentManagerPlugin['config']['apis'] };
    keepRefusedChanges();
    watchSaves();
    confirmRequests();
    sendVersions();
    sendReasons();
    askForSecondFactor();
    for (const [page, place] of [
      ['editView', 'right-links'],
      ['preview', 'actions'],
    ] as const)
      for (const [name, Component] of [
        ['unsaved-text', UnsavedText],
        ['draft-links', DraftLinksNotice],
      ] as const)
        contentManager.injectComponent(page, place, { name, Component });
    contentManager.injectComponent('editView', 'right-links', { name: 'presence', Component: Presence });
    contentManager.injectComponent('editView', 'right-links', { name: 'error-summary', Component: ErrorSummary });
    contentManager.injectComponent('editView', 'right-links', { name: 'page-pane', Component: PagePane });
    contentManager.injectComponent('listView', 'actions', { name: 'saved-filters', Component: SavedFilters });
    hidePromotions();
    nameTabs();
    nameChoicesInLists(app);
    showStatus(app);
    apis.addDocumentHeaderAction(limitHeaderActions);
    arrangeForms(app);
    apis.addDocumentAction(limitDiscardToEditors);
    apis.addDocumentAction(offerRedirects);
    apis.addDocumentAction(checkActionsFirst);
    apis.addDocumentAction(saveAfterUploads);
    apis.addDocumentAction(duplicateInOneStep);
    apis.addBulkAction(showUsesOfSeveral);
    apis.addBulkAction(askWhatReadersFind);
    apis.addBulkAction(checkBulkPublish);
    apis.addBulkAction(addScheduleAction);
    apis.addBulkAction(addReleaseAction);
    // After those that change Strapi's own.
    apis.addBulkAction(changeReviewersAndTopics);
    apis.addEditViewSidePanel(([actions, ...others]) => [
      ...(actions ? [actions] : []),
      ChangePanel,
      // Strapi's link to the preview. Below the fields, which load one by one, it would move while someone clicks it.
      ...others,
      PublishLaterPanel,
      ReleasePanel,
      BesidePanel,
      FormContentsPanel,
      SitePanel,
      HistoryPanel,
      ApprovalPanel,
      SchedulePanel,
      SpacePanel,
      BannerPreviewPanel,
      SponsorBannersPanel,
      InUsePanel,
      SecretPanel,
      DeliveriesPanel,
    ]);
  },
};
