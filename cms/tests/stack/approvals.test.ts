import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import {
  approval,
  chosen,
  completeArticle,
  completeBanner,
  create,
  createBanner,
  createPerson,
  createSponsor,
  dayFromToday,
  publish,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const BANNER = 'api::cta-banner.cta-banner';
const SPONSOR = 'api::sponsor.sponsor';
const none = { approvedBy: null, approvedOn: null, approvalEndsOn: null };
const aBanner = (changes: Fields = {}) => createBanner(marketer, changes);
const path = ({ documentId }: Fields) => collection(BANNER, documentId);
const read = async (banner: Fields) => (await marketer.call('GET', path(banner))).data;
const save = (banner: Fields, changes: Fields) => marketer.call('PUT', path(banner), changes);
const picture = (await administrator.call('GET', '/upload/files?filters[mime][$eq]=image/jpeg')).list[0] ?? {};
const image = (alt: string) => ({ image: { image: picture.id, alt } });

describe('the approval of a banner', () => {
  test.each<[string, () => Promise<Fields> | Fields]>([
    ['its message', () => ({ message: 'Another message.' })],
    ['its detail', () => ({ detail: 'Another detail.' })],
    ['its label', () => ({ label: 'Advertisement' })],
    ['its place', () => ({ placement: 'article-end' })],
    ['the words of its button', () => ({ actions: [{ kind: 'call', label: 'Call now' }] })],
    ['the number of its button', () => ({ actions: [{ kind: 'call', label: 'Call', url: '205-555-0143' }] })],
    ['its picture', () => image('Another picture.')],
    ['its colors', () => ({ colors: { background: '#123a5c', text: '#ffffff' } })],
    ['its variants', () => ({ variants: [{ key: 'one', weight: 1, message: 'Another.' }] })],
    ['its sponsor', async () => ({ sponsor: chosen(await createSponsor(marketer)) })],
  ])('is cleared by a change of %s, though it is sent along, and the banner is not published', async (_, changes) => {
    const approved = approval();
    const banner = await aBanner(approved);
    const saved = await save(banner, { ...approved, ...(await changes()) });
    expect(saved).toMatchObject({ status: 200, data: none });
    expect(await read(banner)).toMatchObject(none);
    const refused = await publish(marketer, BANNER, banner);
    expect(refused.status).toBe(400);
    expect(refused.messages.approvedBy).toMatch(/isn’t approved.*Changing what readers see clears an approval/);
    expect((await read(banner)).status).toBe('draft');
  });

  test('is not cleared by a change to when, where and to whom it is shown, or to nothing', async () => {
    const approved = approval();
    const banner = await aBanner(approved);
    for (const changes of [
      { name: 'Another name' },
      { priority: 3 },
      { pages: ['article'] },
      { startsAt: `${dayFromToday(3)}T00:00:00.000Z`, endsAt: `${dayFromToday(5)}T00:00:00.000Z` },
      { message: 'Call us.', detail: '', colors: { background: '', text: '' } },
    ])
      expect(await save(banner, changes)).toMatchObject({ status: 200, data: approved });
    expect(await publish(marketer, BANNER, banner)).toMatchObject({ status: 200, message: '' });
  });

  test('holds for a change that comes with another approval', async () => {
    const banner = await aBanner();
    for (const another of [{ approvedBy: 'Robin Sample' }, { approvedOn: dayFromToday(0) }]) {
      expect(await save(banner, { message: `Message ${word()}`, ...another })).toMatchObject({
        status: 200,
        data: another,
      });
    }
    expect(await publish(marketer, BANNER, banner)).toMatchObject({ status: 200, message: '' });
  });

  test('does not let a change through that is sent with Publish, and nothing is changed then', async () => {
    const banner = await aBanner();
    expect((await publish(marketer, BANNER, banner)).status).toBe(200);
    const changes = { message: 'Not approved.', ...approval() };
    const refused = await marketer.call('POST', `${path(banner)}/actions/publish`, changes);
    expect(refused).toMatchObject({
      status: 400,
      messages: { approvedBy: expect.stringMatching(/isn’t approved/) },
    });
    expect(await read(banner)).toMatchObject({ message: 'Call us.', ...approval() });
  });

  test('ends when its sponsor prints something else: the record says that no one approved it, and it still ends', async () => {
    const sponsor = await createSponsor(marketer);
    const banner = await aBanner({ sponsor: chosen(sponsor) });
    await publish(marketer, BANNER, banner);
    const same = { legalName: sponsor.legalName, disclaimer: '' };
    await marketer.call('PUT', collection(SPONSOR, sponsor.documentId), same);
    expect(await read(banner)).toMatchObject(approval());

    await marketer.call('PUT', collection(SPONSOR, sponsor.documentId), { disclaimer: 'No guarantee.' });
    expect(await read(banner)).toMatchObject(none);
    const { data } = await marketer.call('GET', `/banners/${String(banner.documentId)}/versions`);
    expect(data.versions).toMatchObject([
      { content: { approvedBy: 'C. Sample', sponsor: { disclaimer: null } } },
      {
        content: {
          approvedBy: null,
          approvedOn: null,
          approvalEndsOn: approval().approvalEndsOn,
          sponsor: { disclaimer: 'No guarantee.' },
        },
      },
    ]);
  });

  test.each(['x', 'ok', '1 2', 'x y', '—', 'Counsel'])(
    'by “%s” is refused: a full name is asked for',
    async (approvedBy) => {
      const sent = await completeBanner(marketer, { approvedBy });
      expect(await marketer.call('POST', collection(BANNER), sent)).toMatchObject({
        status: 400,
        messages: { approvedBy: expect.stringMatching(/isn’t a full name\. Enter the first and last name/) },
      });
    },
  );

  test.each(['C. Sample', 'Ana María López-Ruiz, Esq.', 'Øyvind Å', '李明', 'Sample Attorney: Priya Lindqvist'])(
    'by “%s” is accepted',
    async (approvedBy) => {
      expect((await aBanner({ approvedBy })).approvedBy).toBe(approvedBy);
    },
  );
});

describe('a copy', () => {
  const copy = async (uid: string, original: Fields, sent: Fields) => {
    const answer = await editorOrMarketer(uid).call(
      'POST',
      `${collection(uid)}/clone/${String(original.documentId)}`,
      sent,
    );
    expect(answer.status).toBe(200);
    const session = editorOrMarketer(uid);
    const { data } = await session.call('GET', collection(uid, answer.data.documentId));
    await session.call('DELETE', collection(uid, answer.data.documentId));
    return data;
  };
  const editorOrMarketer = (uid: string) => (uid === BANNER ? marketer : editor);

  test('of a banner has no approval, though its form sends the original’s', async () => {
    const banner = await aBanner();
    expect(await copy(BANNER, banner, { name: 'Copy', ...approval() })).toMatchObject({ name: 'Copy', ...none });
  });

  test.each<[string, () => Promise<Fields> | Fields, Fields]>([
    [
      'api::article.article',
      () => completeArticle(editor),
      { lastReviewedOn: '2026-02-02', nextReviewOn: '2027-02-02' },
    ],
    [
      'api::guide.guide',
      () => ({ title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open' }),
      { lastReviewedOn: '2026-02-02' },
    ],
  ])('of %s has no review, though its form sends the original’s', async (uid, sample, review) => {
    const reviewedBy = chosen(await createPerson(editor));
    const original = await create(editor, uid, { ...(await sample()), ...review, reviewedBy });
    const unreviewed = {
      ...Object.fromEntries(Object.keys(review).map((name) => [name, null])),
      reviewedBy: { count: 0 },
    };
    expect(await copy(uid, original, { slug: word() })).toMatchObject(unreviewed);
    expect(await copy(uid, original, { slug: word(), ...review, reviewedBy })).toMatchObject(unreviewed);
    expect((await editor.call('GET', collection(uid, original.documentId))).data).toMatchObject({
      ...review,
      reviewedBy: { count: 1 },
    });
  });
});

test('each version names who published it, in the list, in the file, and in one go with others', async () => {
  const [one, other] = [await aBanner(), await aBanner()];
  const documentIds = [one.documentId, other.documentId];
  await marketer.call('POST', `${collection(BANNER)}/actions/bulkPublish`, { documentIds });
  await administrator.call('PUT', path(one), { message: 'Another message.', approvedBy: 'Robin Sample' });
  await publish(administrator, BANNER, one);
  const publishers = async (banner: Fields) => {
    const { data } = await marketer.call('GET', `/banners/${String(banner.documentId)}/versions`);
    return Array.isArray(data.versions) ? data.versions.map(({ publishedBy }) => publishedBy) : data;
  };
  const byMarketer = expect.stringMatching(/^Sample marketer \(marketer-.*@example\.com\)$/);
  const { email } = stack.administrator;
  expect(await publishers(one)).toEqual([byMarketer, `First Administrator (${email})`]);
  expect(await publishers(other)).toEqual([byMarketer]);

  const file = await fetch(`${stack.cmsUrl}/banners/${String(one.documentId)}/versions?format=csv`, {
    headers: { authorization: `Bearer ${marketer.token}` },
  });
  const [head, first, second] = (await file.text()).split('\r\n');
  expect(head).toContain('"published by","approved by"');
  expect(first).toContain('"Sample marketer (marketer-');
  expect(second).toContain(`"First Administrator (${email})","Robin Sample"`);
});
