import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { calendar } from '../../src/calendar/contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import {
  chosen,
  completeArticle,
  create,
  createBanner,
  createPerson,
  dayFromToday,
  publish,
  startOfDayFromToday,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const [ARTICLE, BANNER] = ['api::article.article', 'api::cta-banner.cta-banner'];

const range = `from=${dayFromToday(-7)}&to=${dayFromToday(30)}`;
const itemsOf = async (session: Session, { documentId }: Fields) => {
  const { items } = calendar.parse((await session.call('GET', `/calendar?${range}`)).data);
  return items.filter((item) => item.documentId === documentId);
};
const move = (session: Session, { documentId }: Fields, changes: object) =>
  session.call('POST', '/calendar/move', { kind: 'review', contentType: ARTICLE, documentId, ...changes });

const reviewed = async () =>
  create(
    editor,
    ARTICLE,
    await completeArticle(editor, {
      reviewedBy: chosen(await createPerson(editor)),
      lastReviewedOn: dayFromToday(-30),
      nextReviewOn: dayFromToday(5),
    }),
  );

test('a review that is due is on the calendar, and moves to another day', async () => {
  const article = await reviewed();
  expect(await itemsOf(editor, article)).toMatchObject([
    { kind: 'review', title: article.headline, day: dayFromToday(5), at: null, mayMove: true },
  ]);
  expect((await move(editor, article, { day: dayFromToday(8) })).status).toBe(204);
  expect(await itemsOf(editor, article)).toMatchObject([{ day: dayFromToday(8) }]);
  const { data } = await administrator.call('GET', collection(ARTICLE, article.documentId));
  expect(data.nextReviewOn).toBe(dayFromToday(8));
});

test('what was published is on its day, and stays there', async () => {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  expect(await publish(editor, ARTICLE, article)).toMatchObject({ status: 200 });
  const [published] = await itemsOf(editor, article);
  expect(published).toMatchObject({ kind: 'published', day: dayFromToday(0), mayMove: false });
  expect((await move(editor, article, { kind: 'published', day: dayFromToday(1) })).status).toBe(400);
});

test('a banner’s own dates move with their time of day, for those who may change banners', async () => {
  const startsAt = new Date(Date.parse(startOfDayFromToday(3)) + 9.5 * 3_600_000).toISOString();
  const banner = await createBanner(administrator, { startsAt });
  const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
  expect(await itemsOf(marketer, banner)).toMatchObject([
    { kind: 'banner-starts', day: dayFromToday(3), at: startsAt, mayMove: true },
  ]);
  const moved = { kind: 'banner-starts', contentType: BANNER, day: dayFromToday(4) };
  expect((await move(editor, banner, moved)).status).toBe(403);
  expect((await move(marketer, banner, moved)).status).toBe(204);
  const [after] = await itemsOf(marketer, banner);
  expect(after?.day).toBe(dayFromToday(4));
  expect(Date.parse(after?.at ?? '') - Date.parse(startOfDayFromToday(4))).toBe(9.5 * 3_600_000);
});

test('what can’t be shown or moved is refused with a sentence', async () => {
  const article = await reviewed();
  for (const asked of ['', 'from=2026-11-01', 'from=2026-11-02&to=2026-11-01', 'from=2026-01-01&to=2026-12-31'])
    expect((await editor.call('GET', `/calendar?${asked}`)).message).toMatch(/\.$/);
  const refused = [
    await move(editor, article, { day: 'tomorrow' }),
    await move(editor, { documentId: 'gone' }, { day: dayFromToday(8) }),
    await move(editor, article, { contentType: 'admin::user', day: dayFromToday(8) }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 404, 404]);
  expect(refused.every(({ message }) => message.length > 0)).toBe(true);
  expect(await itemsOf(editor, article)).toMatchObject([{ day: dayFromToday(5) }]);
});
