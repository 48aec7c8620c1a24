import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields, single } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  approval,
  approvedAgain,
  chosen,
  completeBanner,
  createBanner,
  createSponsor,
  dayFromToday,
  publish,
  startOfDayFromToday,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

const BANNER = 'api::cta-banner.cta-banner';
const SPONSOR = 'api::sponsor.sponsor';
const SETTINGS = single('api::site-settings.site-settings');

const wipe = async ({ documentId }: Fields, columns: string[]) => {
  for (const column of columns)
    await sql.query(`update sponsors set ${column} = ' ' where document_id = $1`, [documentId]);
};

const aBanner = async (changes: Fields = {}) => createBanner(administrator, changes);
const save = (document: Fields, changes: Fields, uid = BANNER) =>
  administrator.call('PUT', collection(uid, document.documentId), changes);
const publishBanner = (document: Fields) => publish(administrator, BANNER, document);
const read = async (document: Fields) =>
  (await administrator.call('GET', collection(BANNER, document.documentId))).data;
const statusOf = async (document: Fields) => (await read(document)).status;

/** The first moment of a day from today where the newsroom is, or one so many milliseconds from it. */
const start = (day: number, ms = 0) => new Date(Date.parse(startOfDayFromToday(day)) + ms).toISOString();
const guide = (await administrator.call('GET', collection('api::guide.guide'))).list[0] ?? {};
const call = (url?: string) => ({ kind: 'call', label: 'Call', ...(url !== undefined && { url }) });
const withVariants = (...variants: Fields[]) => ({ variants: variants.map((variant) => ({ weight: 1, ...variant })) });

describe('a banner is not published', () => {
  test.each<[string, Fields, Fields, string, RegExp]>([
    ['without a label', { label: ' ' }, { label: 'Attorney advertising' }, 'label', /“Advertising label” is required/],
    [
      'higher than a phone’s first screen allows',
      { message: 'Were you near asbestos at work? '.repeat(5).trim() },
      { message: 'Were you near asbestos at work?' },
      'message',
      /On a phone of 320 × 568 pixels, this banner would be about \d+ pixels high\. 170 is the most.*Shorten the message/,
    ],
    ['without knowing who approved it', { approvedBy: ' ' }, approval(), 'approvedBy', /Enter who approved it/],
    ['without a day of approval', { approvedOn: null }, approval(), 'approvedOn', /Enter the approval date/],
    ['with an approval that never ends', { approvalEndsOn: null }, approval(), 'approvalEndsOn', /Enter its last day/],
    [
      'with an approval that is still to come',
      { approvedOn: dayFromToday(1) },
      { approvedOn: dayFromToday(0) },
      'approvedOn',
      /in the future\. Enter the date the banner was approved/,
    ],
    [
      'to start before it was approved',
      { startsAt: start(-1, -1) },
      { startsAt: start(-1) },
      'startsAt',
      /before the approval date, .*Start on that day or later/,
    ],
    [
      'to end after its approval',
      { approvalEndsOn: dayFromToday(3), endsAt: start(4, 1) },
      { endsAt: start(4) },
      'endsAt',
      /after the last day of the approval, .*Choose an earlier end/,
    ],
    [
      'to start after its approval',
      { approvalEndsOn: dayFromToday(3), startsAt: start(4) },
      { startsAt: start(4, -3_600_000) },
      'startsAt',
      /after the last day of the approval, .*Start earlier/,
    ],
    [
      'when its approval is over',
      { approvedOn: dayFromToday(-9), approvalEndsOn: dayFromToday(-1) },
      { approvalEndsOn: dayFromToday(0) },
      'approvalEndsOn',
      /The approval ended on .*approved again/,
    ],
    [
      'when its run is over',
      { approvedOn: dayFromToday(-9), endsAt: start(-1) },
      { endsAt: null },
      'endsAt',
      /has passed, so no one would see this banner/,
    ],
    [
      'with a button that offers no guide in particular',
      { actions: [{ kind: 'guide', label: 'Get the guide' }] },
      { actions: [{ kind: 'guide', label: 'Get the guide', guide: chosen(guide) }] },
      'actions.0.guide',
      /Choose a guide/,
    ],
    [
      'with a single variant',
      withVariants({ key: 'one' }),
      withVariants({ key: 'one' }, { key: 'two', message: 'Another message.' }),
      'variants',
      /needs at least two variants/,
    ],
    [
      'with variants that are counted as one',
      withVariants({ key: 'one' }, { key: 'one', message: 'Another message.' }),
      { variants: [] },
      'variants.1.key',
      /Variants 1 and 2 have the same key, “one”/,
    ],
    [
      'with two variants that change nothing',
      withVariants({ key: 'one' }, { key: 'two' }),
      withVariants({ key: 'one' }, { key: 'two', detail: 'A detail.' }),
      'variants.1.message',
      /Variants 1 and 2 look the same/,
    ],
    [
      'with variants that say the same in two ways',
      withVariants(
        { key: 'one', actions: [call()] },
        { key: 'two', message: 'Other.' },
        { key: 'three', message: 'Call us.' },
      ),
      withVariants(
        { key: 'one', actions: [call('tel:+12055550143')] },
        { key: 'two', message: 'Other.' },
        { key: 'three', message: 'Call us.' },
      ),
      'variants.2.message',
      /Variants 1 and 3 look the same/,
    ],
    [
      'with variants that are never drawn',
      withVariants({ key: 'one', weight: 0 }, { key: 'two', weight: 0, message: 'Other.' }),
      withVariants({ key: 'one', weight: 0 }, { key: 'two', message: 'Other.' }),
      'variants.0.weight',
      /weight of 1 or more/,
    ],
  ])('%s', async (_, lacking, put, path, message) => {
    const draft = await aBanner(lacking);
    const answer = await publishBanner(draft);
    expect(answer.status).toBe(400);
    expect(answer.messages[path]).toMatch(message);
    expect(Object.keys(answer.messages)).toEqual([path]);
    expect(await statusOf(draft)).toBe('draft');

    expect(await save(draft, { ...approvedAgain(), ...put })).toMatchObject({ status: 200, message: '' });
    expect(await publishBanner(draft)).toMatchObject({ status: 200, message: '' });
    expect(await statusOf(draft)).toBe('published');
  });

  test('without the firm that answers for it', async () => {
    const sponsor = await createSponsor(administrator);
    const draft = await aBanner({ sponsor: null });
    expect((await publishBanner(draft)).messages.sponsor).toMatch(/needs a sponsor/);
    await save(draft, { ...approvedAgain(), sponsor: chosen(sponsor) });
    expect((await publishBanner(draft)).status).toBe(200);
  });

  test('for a firm of which someone wiped the office and the attorney out of the database', async () => {
    const sponsor = await createSponsor(administrator, { legalName: 'Sample & Sample' });
    const draft = await aBanner({ sponsor: chosen(sponsor) });
    await wipe(sponsor, ['office_address', 'responsible_attorney']);
    expect((await publishBanner(draft)).messages.sponsor).toBe(
      'The sponsor “Sample & Sample” is incomplete. Open it under “Sponsor” and fill in the office address and the responsible attorney.',
    );
    await save(sponsor, { officeAddress: '1 Sample Street', responsibleAttorney: 'A. Sample' }, SPONSOR);
    await save(draft, approval());
    expect((await publishBanner(draft)).status).toBe(200);
  });

  test('to call the site’s number while the site has none', async () => {
    const { phoneLabel, phoneNumber } = (await administrator.call('GET', SETTINGS)).data;
    const draft = await aBanner({ actions: [call('')] });
    await administrator.call('PUT', SETTINGS, { phoneLabel: null, phoneNumber: null });
    const refused = await publishBanner(draft);
    await administrator.call('PUT', SETTINGS, { phoneLabel, phoneNumber });
    expect(refused.messages['actions.0.url']).toMatch(/the site settings have none\. Enter a number here/);
    expect((await publishBanner(draft)).status).toBe(200);
  });
});

describe('the number of a call', () => {
  test.each([
    ['tel:877-MESOTHELIOMA'],
    ['877-MESOTHELIOMA'],
    ['+1 877 637 6843'],
    ['tel:+1-877-637-6843'],
    ['tel:+18776376843'],
  ])('%s is saved as it is dialed', async (url) => {
    const draft = await aBanner({ actions: [call(url)], ...withVariants({ key: 'one', actions: [call(url)] }) });
    expect(await read(draft)).toMatchObject({
      actions: [{ url: 'tel:+18776376843' }],
      variants: [{ actions: [{ url: 'tel:+18776376843' }] }],
    });
  });

  test.each([
    ['tel:+1-877-637-6843;ext=2', /has an extension, which buttons can’t dial/],
    ['877', /“877” isn’t a valid phone number\. Start with a plus sign and the country code/],
    ['https://example.org/', /isn’t a valid phone number/],
    ['+44 20 79', /isn’t a valid phone number/],
  ])('%s is refused', async (url, message) => {
    const answer = await administrator.call(
      'POST',
      collection(BANNER),
      await completeBanner(administrator, { actions: [call(url)] }),
    );
    expect(answer).toMatchObject({ status: 400, messages: { 'actions.0.url': expect.stringMatching(message) } });
  });

  test('is removed from a button that became a chat', async () => {
    const draft = await aBanner({ actions: [call('877-MESOTHELIOMA')] });
    await save(draft, { actions: [{ kind: 'chat', label: 'Chat', url: 'tel:+18776376843' }] });
    expect((await read(draft)).actions).toMatchObject([{ kind: 'chat', url: null }]);
  });
});

describe('colors', () => {
  test.each<[string, Fields, string, RegExp]>([
    ['that are none', { background: 'navy', text: '#ffffff' }, 'background', /“navy” isn’t a color.*#123a5c/],
    ['of a background alone', { background: '#123a5c' }, 'text', /go together\. Choose both, or neither/],
    ['of a text alone', { text: '#123a5c' }, 'background', /go together/],
    [
      'of a button without its text',
      { background: '#ffffff', text: '#000000', button: '#123a5c' },
      'buttonText',
      /“Button” and “Button text” go together/,
    ],
    [
      'of a button alone',
      { button: '#123a5c', buttonText: '#ffffff' },
      'background',
      /Choose “Background” and “Text” first/,
    ],
    [
      'of a text that can hardly be read',
      { background: '#ffffff', text: '#777777' },
      'text',
      /“Text” and “Background” are too similar to read: their contrast is 4\.47:1, and 4\.5:1 is the minimum/,
    ],
    [
      'of a button whose text can hardly be read',
      { background: '#ffffff', text: '#000000', button: '#777777', buttonText: '#ffffff' },
      'buttonText',
      /4\.47:1/,
    ],
    [
      'of a button that does not stand out',
      { background: '#ffffff', text: '#000000', button: '#aaaaaa', buttonText: '#000000' },
      'button',
      /“Button” and “Background” are too similar to read: their contrast is 2\.32:1, and 3:1 is the minimum/,
    ],
  ])('%s are refused', async (_, colors, path, message) => {
    const sent = await completeBanner(administrator, { colors });
    const answer = await administrator.call('POST', collection(BANNER), sent);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.messages)).toEqual([`colors.${path}`]);
    expect(answer.messages[`colors.${path}`]).toMatch(message);
  });

  test('that were picked and emptied again are none', async () => {
    const draft = await aBanner({ colors: { background: '', text: '', button: '', buttonText: '' } });
    expect((await read(draft)).colors).toMatchObject({ background: null, text: null, button: null, buttonText: null });
  });

  test.each<[string, Fields | null]>([
    ['the site’s own', null],
    ['a background and a text', { background: '#FFFFFF', text: '#767676' }],
    ['all four', { background: '#123a5c', text: '#ffffff', button: '#ffd166', buttonText: '#1c1c1c' }],
  ])('may be %s', async (_, colors) => {
    const draft = await aBanner({ colors });
    expect(await publishBanner(draft)).toMatchObject({ status: 200, message: '' });
    if (colors) expect((await read(draft)).colors).toMatchObject(colors);
  });
});

describe('a sponsor of a published banner', () => {
  test('can be neither emptied nor deleted until no one sees the banner', async () => {
    const sponsor = await createSponsor(administrator);
    const [one, other] = [
      await aBanner({ name: `One ${word()}`, sponsor: chosen(sponsor) }),
      await aBanner({ name: `Two ${word()}`, sponsor: chosen(sponsor) }),
    ];
    for (const banner of [one, other]) expect((await publishBanner(banner)).status).toBe(200);

    expect((await save(sponsor, { officeAddress: ' ' }, SPONSOR)).messages.officeAddress).toMatch(/is required/);
    const remove = () => administrator.call('DELETE', collection(SPONSOR, sponsor.documentId));
    const refusal = `Published content needs this sponsor: banner “${one.name}” (Sponsor), banner “${other.name}” (Sponsor). Replace it there or unpublish that content, and then delete it.`;
    expect(await remove()).toMatchObject({ status: 400, message: refusal });
    const spare = await createSponsor(administrator);
    const inOneGo = { documentIds: [spare.documentId, sponsor.documentId] };
    const bulk = await administrator.call('POST', `${collection(SPONSOR)}/actions/bulkDelete`, inOneGo);
    expect(bulk).toMatchObject({ status: 400, message: refusal });
    for (const { documentId } of [spare, sponsor])
      expect((await administrator.call('GET', collection(SPONSOR, documentId))).status).toBe(200);

    await administrator.call('POST', `${collection(BANNER, one.documentId)}/actions/unpublish`, {});
    expect((await remove()).message).toContain(String(other.name));
    await administrator.call('DELETE', collection(BANNER, other.documentId));
    expect((await remove()).status).toBe(200);
  });
});
