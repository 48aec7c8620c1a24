import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { bannerSchedule } from '../../src/banners/schedule-contract.ts';
import { stop, stopList, stoppableSponsors } from '../../src/banners/stop-contract.ts';
import { asAdministrator, asRole, type Fields, type Session } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { chosen, createBanner, createSponsor, publish, startOfDayFromToday, word } from '../fixtures/samples.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const [marketer, counsel, editor] = await Promise.all(
  ['marketer', 'counsel', 'editor'].map((code) => asRole(stack.cmsUrl, administrator, code)),
);
if (!marketer || !counsel || !editor) throw new Error('The roles are missing.');

const stopAll = (session: Session, sponsor: Fields) =>
  session.call('POST', `/banners/sponsors/${sponsor.documentId}/stop`, {});
const statesOf = async (banners: readonly Fields[]) => {
  const { banners: all } = bannerSchedule.parse((await marketer.call('GET', '/banners/schedule')).data);
  return banners.map(({ documentId }) => all.find((one) => one.documentId === documentId)?.state);
};
const aBanner = async (sponsor: Fields, changes: Fields = {}) =>
  createBanner(marketer, { name: `Stop ${word()}`, sponsor: chosen(sponsor), ...changes });
const aLiveBanner = async (sponsor: Fields, changes: Fields = {}) => {
  const banner = await aBanner(sponsor, changes);
  expect(await publish(marketer, BANNER, banner)).toMatchObject({ status: 200, message: '' });
  return banner;
};

describe('all banners of a sponsor', () => {
  let sponsor: Fields;
  let live: Fields;
  let scheduled: Fields;
  let draft: Fields;
  let ofOther: Fields;
  beforeAll(async () => {
    sponsor = await createSponsor(marketer, { legalName: `Sample Firm ${word()}` });
    live = await aLiveBanner(sponsor);
    scheduled = await aLiveBanner(sponsor, { startsAt: startOfDayFromToday(5) });
    draft = await aBanner(sponsor, { approvedBy: null, approvedOn: null, approvalEndsOn: null });
    ofOther = await aLiveBanner(await createSponsor(marketer, { legalName: `Other Firm ${word()}` }));
  });

  test('are listed with where each is', async () => {
    expect(await statesOf([live, scheduled, draft])).toEqual(['live', 'scheduled', 'needs-approval']);
    const { sponsors } = stoppableSponsors.parse((await counsel.call('GET', '/banners/sponsors')).data);
    const found = sponsors.find(({ documentId }) => documentId === sponsor.documentId);
    expect(found?.banners.map(({ documentId, state }) => [documentId, state]).sort()).toEqual(
      [
        [live.documentId, 'live'],
        [scheduled.documentId, 'scheduled'],
      ].sort(),
    );
  });

  test('are not stopped before that is confirmed, nor by a role that may not', async () => {
    const asked = await stopAll(counsel, sponsor);
    expect([asked.status, asked.message]).toEqual([400, expect.stringContaining(String(live.name))]);
    expect((await stopAll(editor.confirming(), sponsor)).status).toBe(403);
    expect(await statesOf([live, scheduled])).toEqual(['live', 'scheduled']);
  });

  test('are stopped at once by counsel, which publishes none, and the answer says what happened to each', async () => {
    const answer = await stopAll(counsel.confirming(), sponsor);
    const done = stop.parse(answer.data);
    expect(done.banners.map(({ documentId, failure }) => [documentId, failure])).toEqual([
      [live.documentId, null],
      [scheduled.documentId, null],
    ]);
    expect(await statesOf([live, scheduled, draft, ofOther])).toEqual(['stopped', 'stopped', 'needs-approval', 'live']);
    const { data } = await marketer.call('GET', `/banners/sponsors/${sponsor.documentId}/stop`);
    const [recorded] = stopList.parse(data).stops;
    expect(recorded).toEqual(done);
    expect(recorded?.by).toMatch(/@/);
  });
});

test('where one can’t be stopped, the others are, and the answer names it', async () => {
  const sponsor = await createSponsor(marketer, { legalName: `Sample Firm ${word()}` });
  const [stuck, other] = [await aLiveBanner(sponsor), await aLiveBanner(sponsor)];
  const name = `stuck_${word()}`;
  // What a lock, a full disk or a broken row would do to one of them.
  await sql.query(`create function ${name}() returns trigger language plpgsql as $$
    begin
      if old.document_id = '${stuck.documentId}' and old.published_at is not null then raise exception 'stuck'; end if;
      return old;
    end $$`);
  await sql.query(`create trigger ${name} before delete on cta_banners for each row execute function ${name}()`);
  try {
    const { banners } = stop.parse((await stopAll(marketer.confirming(), sponsor)).data);
    expect(Object.fromEntries(banners.map(({ documentId, failure }) => [documentId, failure !== null]))).toEqual({
      [String(stuck.documentId)]: true,
      [String(other.documentId)]: false,
    });
    expect(await statesOf([stuck, other])).toEqual(['live', 'stopped']);
  } finally {
    await sql.query(`drop trigger ${name} on cta_banners`);
    await sql.query(`drop function ${name}`);
  }
});

test('a banner that was unpublished, and one that was deleted, keep their past in the schedule', async () => {
  const sponsor = await createSponsor(marketer, { legalName: `Sample Firm ${word()}` });
  const gone = await aLiveBanner(sponsor);
  await stopAll(marketer.confirming(), sponsor);
  await administrator.call('DELETE', `/content-manager/collection-types/${BANNER}/${gone.documentId}`);
  const { past } = bannerSchedule.parse((await marketer.call('GET', '/banners/schedule')).data);
  expect(past.filter(({ documentId }) => documentId === gone.documentId)).toEqual([
    expect.objectContaining({ name: gone.name, isStopped: true, isDeleted: true, to: expect.any(String) }),
  ]);
});
