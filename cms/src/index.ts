import { limitRequests } from '@patient-press/shared/request-limits';
import type { Core } from '@strapi/strapi';
import { sendStrapiEmail } from './accounts/emails/strapi-provider';
import { guardPasswords } from './accounts/passwords/guard-passwords';
import { refreshFactors } from './accounts/second-factor/factors';
import { guardAdmin } from './accounts/second-factor/guard-admin';
import { registerLoginRoutes } from './accounts/second-factor/log-in';
import { registerOtherLoginRoutes } from './accounts/second-factor/other-logins';
import { registerOwnLoginRoutes } from './accounts/second-factor/own-login';
import { holdSessions } from './accounts/second-factor/sessions';
import { registerAudit, registerDocumentAudit, startAudit } from './audit/register';
import { registerAuditRoutes } from './audit/routes';
import { counterOf } from './banners/counter';
import { registerBannerVersions, startRecordingVersions, stopRecordingVersions } from './banners/record-versions';
import { registerBannerReportRoutes } from './banners/report-routes';
import { registerScheduleRoutes } from './banners/schedule-routes';
import { registerStopRoutes } from './banners/stop-routes';
import { registerBannerVersionsRoutes } from './banners/versions-routes';
import { registerCalendarRoutes } from './calendar/routes';
import { registerConsequencesRoutes } from './consequences/routes';
import { reencryptAfterRotation } from './data-subjects/jobs/re-encrypt';
import { registerDataSubjectRoutes } from './data-subjects/routes';
import { startFeed, stopFeed } from './feed/feed';
import { registerFeedbackRoutes } from './feedback/routes';
import { guardMedia } from './files/guard-media';
import { guardUploads } from './files/guard-uploads';
import { storeDocumentsPrivately } from './files/keep-documents-private';
import { readPicturesInText } from './files/pictures-in-text';
import { registerHomeRoutes } from './home/routes';
import { registerInbox } from './inbox/routes';
import { jobs } from './jobs';
import { registerListRoutes } from './lists/routes';
import { searchTextsInLists } from './lists/search-lists';
import { migrations } from './migrations';
import { readIsCopy } from './platform/copy';
import { maxBodyBytes } from './platform/http/max-body';
import { migrate } from './platform/migrations';
import { startQueue, stopQueue } from './platform/queue/queue';
import { redactLog } from './platform/redact-log';
import { requireSharedSecrets } from './platform/secrets/require-shared-secrets';
import { StartLock } from './platform/start-lock';
import { registerTimeZoneRoutes } from './platform/time-zone/routes';
import { registerPresenceRoutes } from './presence/routes';
import { registerPressRoutes } from './press/routes';
import { registerRecipientRoutes } from './recipients/routes';
import { registerReleaseRoutes } from './releases/routes';
import { encryptedColumns } from './requests/request-storage';
import { guardWrites } from './revisions/guard-writes';
import { registerCheckRoutes } from './rules/check-routes';
import { registerRules, registerRulesInTransactions } from './rules/register';
import { reportDuplicates } from './rules/unique-values-have-no-duplicates';
import { guardReleases } from './schedules/guard-releases';
import { registerScheduledPublicationRoutes } from './schedules/routes';
import { measureSchedules } from './schedules/schedule-metrics';
import { scheduler } from './schedules/scheduler';
import { registerScheduleWatch } from './schedules/watch-changes';
import { setUpAdministrator } from './setup/administrator';
import { setUpApiTokens } from './setup/api-tokens';
import { removeDemoContent } from './setup/demo/remove';
import { seedDemoContent } from './setup/demo/seed';
import { setUpEditorViews } from './setup/editor-views';
import { guardWholeDocuments } from './setup/guard-whole-documents';
import { draftHomePage } from './setup/home-page';
import { setUpRoles } from './setup/roles';
import { registerPastRoutes } from './site-record/past-routes';
import { registerSiteRecordRoutes } from './site-record/routes';
import { startRecordingPages, stopRecordingPages } from './site-record/watch-pages';
import { recordVersions } from './versions/record';
import { registerVersionRoutes } from './versions/routes';
import { indexTexts } from './where-used/text-references';
import { registerWritingRoutes } from './writing/routes';

const startLock = new StartLock();

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    redactLog(strapi);
    // Before anything touches the database.
    await requireSharedSecrets(encryptedColumns);
    await startLock.take(strapi);
    limitRequests(strapi.server.httpServer, { maxBytes: maxBodyBytes });
    registerAudit(strapi);
    guardPasswords(strapi);
    guardAdmin(strapi);
    storeDocumentsPrivately(strapi);
    guardUploads(strapi);
    registerRules(strapi);
    registerBannerVersions(strapi);
    // Around the rules that write: a version has what they wrote, too.
    strapi.documents.use(recordVersions(strapi));
    registerRulesInTransactions(strapi);
    registerDocumentAudit(strapi);
    registerScheduleWatch(strapi);
    guardReleases(strapi);
    readPicturesInText(strapi);
    // Around the others: someone who may not change a file learns that first, and nothing of other objections.
    guardMedia(strapi);
    guardWholeDocuments(strapi);
    // Around all of these: an answer about a version that is gone would help no one.
    guardWrites(strapi);
    registerPressRoutes(strapi);
    registerPresenceRoutes(strapi);
    registerCheckRoutes(strapi);
    registerConsequencesRoutes(strapi);
    registerBannerReportRoutes(strapi);
    registerBannerVersionsRoutes(strapi);
    registerScheduleRoutes(strapi);
    registerSiteRecordRoutes(strapi);
    await registerPastRoutes(strapi);
    await registerStopRoutes(strapi);
    registerVersionRoutes(strapi);
    registerWritingRoutes(strapi);
    registerHomeRoutes(strapi);
    registerScheduledPublicationRoutes(strapi);
    registerReleaseRoutes(strapi);
    registerListRoutes(strapi);
    registerCalendarRoutes(strapi);
    searchTextsInLists(strapi);
    registerTimeZoneRoutes(strapi);
    registerLoginRoutes(strapi);
    registerOwnLoginRoutes(strapi);
    registerOtherLoginRoutes(strapi);
    await registerInbox(strapi);
    await registerFeedbackRoutes(strapi);
    registerDataSubjectRoutes(strapi);
    await registerRecipientRoutes(strapi);
    await registerAuditRoutes(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    sendStrapiEmail(strapi);
    await migrate(strapi, migrations);
    startAudit(strapi);
    await refreshFactors(strapi);
    holdSessions(strapi);
    await indexTexts(strapi);
    await setUpRoles(strapi);
    await setUpApiTokens(strapi);
    await setUpAdministrator(strapi);
    await setUpEditorViews(strapi);
    await readIsCopy(strapi);
    await startQueue(strapi, jobs);
    await reencryptAfterRotation();
    // Before the demo, whose past is written to the record.
    await startRecordingPages(strapi);
    await seedDemoContent(strapi);
    await draftHomePage(strapi);
    await startRecordingVersions(strapi);
    await removeDemoContent(strapi);
    await startLock.release();
    await counterOf(strapi).start();
    await startFeed(strapi);
    await reportDuplicates(strapi);
    measureSchedules(strapi);
    scheduler.start(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await startLock.release();
    await scheduler.stop();
    stopRecordingVersions();
    stopRecordingPages();
    await counterOf(strapi).stop();
    await stopQueue();
    await stopFeed();
  },
};
