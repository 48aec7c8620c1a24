import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields, single } from '../../../cms/tests/fixtures/admin-api.ts';
import {
  completeArticle,
  create,
  createBanner,
  createSource,
  createSponsor,
  word,
} from '../../../cms/tests/fixtures/samples.ts';
import { contentTypeSchemas } from '../../../cms/tests/fixtures/schemas.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';

const administrator = await asAdministrator(stack);
const SETTINGS = 'api::site-settings.site-settings';
const HOME_PAGE = 'api::home-page.home-page';
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const form = admin.getByRole('main');
const complaints: string[] = [];
admin.on('console', (message) => {
  if (message.text().includes('Strapi has no endpoint')) complaints.push(message.text());
});
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'strapi-super-admin');
});
afterAll(async () => {
  await browser.close();
  await administrator.call('POST', `${single(HOME_PAGE)}/actions/discard`, {});
  await leave();
});

interface Refusal {
  /** Makes a document that is saved well. */
  make(): Promise<Fields>;
  /** The field with the error, by its name in the form, and what is typed there. */
  field: string;
  typed: string;
  says: RegExp;
  /** What is unfolded first, by the text of its button. */
  within?: string;
  /** A field that is changed, too, and whose change is not what is refused. */
  beside?: string;
}

const make = (uid: string, sample: () => Promise<Fields> | Fields) => async () =>
  create(administrator, uid, await sample());
const takenName = `Taken ${word()}`;

const refusals: Record<string, Refusal> = {
  'api::article.article': {
    make: make('api::article.article', async () => ({
      ...(await completeArticle(administrator)),
      seo: { metaTitle: 'A title' },
    })),
    field: 'seo.canonicalUrl',
    typed: 'nowhere',
    says: /isn’t a full URL/,
    beside: 'dek',
  },
  'api::page.page': {
    make: make('api::page.page', () => ({
      title: 'Sample page',
      slug: word(),
      body: [],
      seo: { metaTitle: 'A title' },
    })),
    field: 'seo.canonicalUrl',
    typed: 'nowhere',
    says: /isn’t a full URL/,
    beside: 'title',
  },
  'api::guide.guide': {
    make: make('api::guide.guide', () => ({
      title: 'Sample guide',
      slug: word(),
      summary: 'A guide.',
      access: 'open',
    })),
    field: 'slug',
    typed: '..',
    says: /can’t be used/,
    beside: 'summary',
  },
  'api::person.person': {
    make: make('api::person.person', () => ({
      name: 'Sample Person',
      slug: word(),
      profiles: [{ label: 'Own site', url: 'https://example.org/' }],
    })),
    field: 'profiles.0.url',
    typed: 'nowhere',
    says: /isn’t a valid link/,
    within: 'Own site',
    beside: 'jobTitle',
  },
  'api::topic.topic': {
    make: async () => {
      await create(administrator, 'api::topic.topic', { name: takenName, slug: word() });
      return create(administrator, 'api::topic.topic', { name: word(), slug: word() });
    },
    field: 'name',
    typed: takenName,
    says: /already uses/,
    beside: 'summary',
  },
  'api::source.source': {
    make: () => createSource(administrator),
    field: 'archivedUrl',
    typed: 'nowhere',
    says: /isn’t a full URL/,
    beside: 'title',
  },
  'api::redirect.redirect': {
    make: make('api::redirect.redirect', () => ({ from: `/${word()}/`, to: '/about/' })),
    field: 'to',
    typed: 'nowhere',
    says: /isn’t a valid link/,
    beside: 'from',
  },
  'api::withdrawn-page.withdrawn-page': {
    make: make('api::withdrawn-page.withdrawn-page', () => ({
      address: `/articles/${word()}/`,
      title: 'A sample title',
      outcome: 'notice',
      reason: 'error',
      withdrawnOn: '2026-11-28',
    })),
    field: 'address',
    typed: 'nowhere',
    says: /Example: \/articles\/old-name\//,
    beside: 'title',
  },
  'api::release.release': {
    make: make('api::release.release', () => ({
      name: word(),
      redirects: [{ from: '/an-old-address/', to: '/about/', permanent: true }],
    })),
    field: 'redirects.0.to',
    typed: 'nowhere',
    says: /isn’t a valid link/,
    within: '/an-old-address/',
    beside: 'note',
  },
  'api::consent-wording.consent-wording': {
    make: async () =>
      (await administrator.call('GET', collection('api::consent-wording.consent-wording'))).list[0] ?? {},
    field: 'text',
    typed: 'Other words.',
    says: /can’t be changed or deleted/,
  },
  'api::recipient.recipient': {
    make: async () => (await administrator.call('GET', collection('api::recipient.recipient'))).list[0] ?? {},
    field: 'url',
    typed: 'http://example.org/',
    says: /https/,
  },
  'api::cta-banner.cta-banner': {
    make: () => createBanner(administrator),
    field: 'actions.0.url',
    typed: '877',
    says: /isn’t a valid phone number/,
    within: 'Call',
    beside: 'message',
  },
  'api::sponsor.sponsor': {
    make: () => createSponsor(administrator),
    field: 'privacyUrl',
    typed: 'nowhere',
    says: /isn’t a full URL/,
    beside: 'officeAddress',
  },
  [SETTINGS]: {
    make: async () => (await administrator.call('GET', single(SETTINGS))).data,
    field: 'phoneNumber',
    typed: '877',
    says: /isn’t a valid phone number/,
    beside: 'footerNote',
  },
  [HOME_PAGE]: {
    make: async () => {
      const links = [{ label: 'Who we are', url: '/about/' }];
      return (await administrator.call('PUT', single(HOME_PAGE), { startHere: { title: 'Start here', links } })).data;
    },
    field: 'startHere.links.0.url',
    typed: 'nowhere',
    says: /isn’t a valid link/,
    within: 'Who we are',
    beside: 'startHere.title',
  },
};

const hidden = ['api::guide-download.guide-download', 'api::callback-request.callback-request'];

test('there is a case below for every type that has a form', () => {
  const types = contentTypeSchemas.map(([uid]) => uid).filter((uid) => !hidden.includes(uid));
  expect(Object.keys(refusals).sort()).toEqual(types.sort());
});

const input = (name: string) => form.locator(`[name="${name}"]`);
const saveButton = form.getByRole('button', { name: 'Save', exact: true });

async function open(uid: string, { documentId }: Fields): Promise<void> {
  const path = [SETTINGS, HOME_PAGE].includes(uid) ? single(uid) : collection(uid, documentId);
  await admin.goto(`${stack.cmsUrl}/admin${path}`);
  await saveButton.waitFor();
}

test.each(Object.entries(refusals))(
  'what was typed into %s is still there after a refused save, with the error in sight at its field',
  async (uid, { make, field, typed, says, within, beside }) => {
    await open(uid, await make());
    if (beside) await input(beside).fill(`Changed ${word()}`.toLowerCase());
    if (uid === 'api::redirect.redirect') await input('from').fill(`/${word()}/`);
    const changed = beside ? await input(beside).inputValue() : '';
    if (within) await form.getByRole('heading').filter({ hasText: within }).getByRole('button').first().click();
    await input(field).fill(typed);
    await saveButton.click();

    const error = form.locator('[data-strapi-field-error]').filter({ hasText: says }).first();
    await expectOn(error).toBeInViewport();
    await expectOn(input(field)).toHaveValue(typed);
    if (beside) await expectOn(input(beside)).toHaveValue(changed);
    await expectOn(saveButton).toBeEnabled();
    // What leaving would lose is asked about; the next test leaves all the same.
    admin.once('dialog', (dialog) => void dialog.accept());
  },
);

test.each<[string, number | null]>([
  ['that fails within the cms', 500],
  ['that a proxy refuses as too long', 413],
  ['that never arrives', null],
])('what was typed is still there, and still to be saved, after a save %s', async (_, status) => {
  await open('api::topic.topic', await create(administrator, 'api::topic.topic', { name: word(), slug: word() }));
  await input('summary').fill('Typed with care.');
  const address = '**/content-manager/collection-types/**';
  await admin.route(address, (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    return status ? route.fulfill({ status, body: 'No.' }) : route.abort();
  });
  await saveButton.click();
  await expectOn(admin.getByRole('region', { name: 'Notifications' })).toContainText(/\w/);
  await admin.unroute(address);
  await expectOn(input('summary')).toHaveValue('Typed with care.');
  await expectOn(saveButton).toBeEnabled();
  await saveButton.click();
  await admin.getByText('Saved document').first().waitFor();
  await expectOn(input('summary')).toHaveValue('Typed with care.');
});

test('what was typed is still there when publishing is refused', async () => {
  const banner = await createBanner(administrator, { approvedOn: null });
  await open('api::cta-banner.cta-banner', banner);
  await input('detail').fill('Typed with care.');
  await form.getByRole('button', { name: 'Publish', exact: true }).click();
  const error = form
    .locator('[data-strapi-field-error]')
    .filter({ hasText: /approval/ })
    .first();
  await expectOn(error).toBeInViewport();
  await expectOn(input('detail')).toHaveValue('Typed with care.');
  admin.once('dialog', (dialog) => void dialog.accept());
});

test('a marketer who changes an approved banner sees that its approval was cleared', async () => {
  const banner = await createBanner(administrator);
  await open('api::cta-banner.cta-banner', banner);
  const panel = admin.getByRole('complementary').filter({ hasText: 'Approved by C. Sample.' });
  await panel.first().waitFor();
  await input('message').fill('Other words.');
  await saveButton.click();
  await admin.getByText(/What readers see has changed since C\. Sample approved this banner/).waitFor();
  await admin.getByText(/^Not approved\./).waitFor();
  await expectOn(input('approvedBy')).toHaveValue('');
  await expectOn(input('message')).toHaveValue('Other words.');
});

test('the admin still has every request that must not lose what is typed', () => {
  expect(complaints).toEqual([]);
});
