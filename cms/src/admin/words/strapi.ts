import { placementWords } from '@patient-press/shared/schedule-words';
import { passwordWords } from '../../accounts/passwords/words';

/*
 * Our words in place of Strapi's own, by the ids of its translations:
 * https://github.com/strapi/strapi/blob/v5.54.0/packages/core/content-manager/admin/src/translations/en.json
 */

/** A content type, in sentences: “New article”, “3 articles”. */
export interface TypeName {
  one: string;
  many: string;
}

/** By uid; a test finds a type that is missing here. */
export const typeNames: Readonly<Record<string, TypeName>> = {
  'api::article.article': { one: 'article', many: 'articles' },
  'api::consent-wording.consent-wording': { one: 'consent wording', many: 'consent wordings' },
  'api::cta-banner.cta-banner': { one: 'banner', many: 'banners' },
  'api::guide.guide': { one: 'guide', many: 'guides' },
  'api::page.page': { one: 'page', many: 'pages' },
  'api::person.person': { one: 'person', many: 'people' },
  'api::recipient.recipient': { one: 'recipient', many: 'recipients' },
  'api::redirect.redirect': { one: 'redirect', many: 'redirects' },
  'api::release.release': { one: 'release', many: 'releases' },
  'api::source.source': { one: 'source', many: 'sources' },
  'api::sponsor.sponsor': { one: 'sponsor', many: 'sponsors' },
  'api::topic.topic': { one: 'topic', many: 'topics' },
  'api::withdrawn-page.withdrawn-page': { one: 'withdrawn page', many: 'withdrawn pages' },
};

/** What the content manager says while a list or a form of one type is open. */
export const typeWords = ({ one, many }: TypeName): Record<string, string> => ({
  'content-manager.HeaderLayout.button.label-add-entry': `New ${one}`,
  'content-manager.containers.edit.title.new': `New ${one}`,
  'content-manager.pages.ListView.header-subtitle': `{number, plural, one {# ${one}} other {# ${many}}}`,
  'content-manager.components.TableEmpty.withFilters': `No ${many} match these filters`,
  'content-manager.components.TableEmpty.withSearch': `No ${many} match “{search}”`,
  'content-manager.components.TableEmpty.withoutFilter': `No ${many} yet`,
  'content-manager.components.TableDelete.label': `{number, plural, one {# ${one}} other {# ${many}}} selected`,
  'content-manager.popUpWarning.bodyMessage.contentType.delete.all': `Delete these ${many}? This can’t be undone.`,
  'content-manager.popUpWarning.bodyMessage.contentType.publish.all': `Publish these ${many}?`,
  'content-manager.popUpWarning.bodyMessage.contentType.unpublish.all': `Unpublish these ${many}?`,
});

/** Choices in forms, filters, and lists. Strapi uses a stored value as the id of its translation. */
export const choiceWords: Readonly<Record<string, string>> = {
  ...placementWords,
  minor: 'Minor change',
  major: 'Major change',
  'on-request': 'On request',
  open: 'Open to all',
  news: 'Health news',
  explainer: 'Health explainer',
  'law-news': 'Legal news',
  'law-explainer': 'Legal explainer',
  'slug-changed': 'URL slug changed',
  notice: 'A notice',
  gone: 'Gone for good (410)',
  error: 'It had an error',
  'retracted-evidence': 'Its evidence was retracted',
  duplicate: 'Duplicate of another page',
  legal: 'Legal reasons',
  unpublished: 'Unpublished',
  'by-hand': 'Manual',
  imported: 'Imported',
  'journal-article': 'Journal article',
  'press-release': 'Press release',
  'government-report': 'Government report',
  'news-article': 'News article',
  book: 'Book',
  'court-record': 'Court record',
  'web-page': 'Web page',
  call: 'Call',
  chat: 'Chat',
  guide: 'Guide',
  link: 'Link',
  none: 'None',
  chatwoot: 'Chatwoot',
  tawk: 'tawk.to',
  crisp: 'Crisp',
  unchecked: 'Not checked yet',
  ok: 'Works',
  moved: 'Moved',
  blocked: 'Blocked',
  broken: 'Broken',
  corrected: 'Corrected',
  concern: 'Expression of concern',
  retracted: 'Retracted',
};

const contentManagerWords: Readonly<Record<string, string>> = {
  'actions.delete.label': 'Delete',
  'actions.delete.dialog.body': 'Delete this permanently? This can’t be undone.',
  'actions.discard.dialog.body': 'Discard all changes since it was last published? This can’t be undone.',
  'actions.unpublish.dialog.body': 'Unpublish this? Readers will no longer see it.',
  'components.LeftMenu.collection-types': 'Content',
  'components.LeftMenu.single-types': 'Site',
  'components.Search.placeholder': 'Search…',
  'components.DynamicZone.ComponentPicker-label': 'Choose a block',
  'components.DynamicZone.add-component': 'Add block',
  'components.DynamicZone.add-item-above': 'Add block above',
  'components.DynamicZone.add-item-below': 'Add block below',
  'components.DynamicZone.error-message': 'This block has errors',
  'components.DynamicZone.missing-components': '{number, plural, one {Add # more block} other {Add # more blocks}}',
  'components.DynamicZone.extra-components': '{number, plural, one {Remove # block} other {Remove # blocks}}',
  'components.DynamicZone.move-down-label': 'Move block down',
  'components.DynamicZone.move-up-label': 'Move block up',
  'components.DynamicZone.pick-compo': 'Choose a block',
  'components.DynamicZone.required': 'At least one block is required',
  'components.DynamicZone.unknown-component': 'Unknown block',
  'components.empty-repeatable': 'None yet. Click to add one.',
  'components.RepeatableComponent.error-message': 'Some items have errors',
  'components.RelationInputModal.modal-title': 'Edit',
  'components.RelationInputModal.button-fullpage': 'Open full page',
  'components.RelationInputModal.confirmation-message': 'Some changes aren’t saved. Close without saving them?',
  'containers.EditView.add.new-entry': 'Add another',
  'containers.EditView.notification.errors': 'Some fields have errors',
  'containers.edit.panels.default.title': 'Actions',
  'error.validation.json': 'This isn’t a valid list',
  'error.validation.required': 'This field is required.',
  'error.validation.regex': 'This isn’t in the required format. The description of the field has an example.',
  'relation.create': 'Create new',
  'relation.add': 'Find or add',
  'relation.notAvailable': 'Nothing found',
  'relation.isLoading': 'Loading…',
  'relation.loadMore': 'Load more',
  'validation.error': 'Some fields have errors. Fix them, then save again.',
  'widget.last-edited.title': 'Recently edited',
  'widget.last-edited.no-data': 'Nothing edited yet',
  'widget.last-published.title': 'Recently published',
  'widget.last-published.no-data': 'Nothing published yet',
};

/** For the whole admin. */
export const strapiWords: Readonly<Record<string, string>> = {
  'app.components.LeftMenu.navbrand.title': 'Patient Press',
  'app.components.LeftMenu.navbrand.workplace': 'Newsroom',
  'app.components.ToggleCheckbox.on-label': 'Yes',
  'app.components.ToggleCheckbox.off-label': 'No',
  'Auth.form.password.hint': passwordWords.hint,
  'Auth.form.welcome.title': 'Patient Press',
  'Auth.form.welcome.subtitle': 'Log in to the newsroom',
  'HomePage.head.title': 'Home',
  'HomePage.addWidget.button': 'Add widget',
  'HomePage.addWidget.title': 'Add widget',
  'HomePage.header.subtitle': 'Welcome to the newsroom',
  'components.InputSelect.option.placeholder': 'Choose',
  'components.Input.error.validation.required': 'This field is required.',
  'components.Input.error.validation.json': 'This isn’t a valid list',
  'components.Input.error.validation.regex':
    'This isn’t in the required format. The description of the field has an example.',
  ...Object.fromEntries(Object.entries(contentManagerWords).map(([id, words]) => [`content-manager.${id}`, words])),
  ...choiceWords,
};
