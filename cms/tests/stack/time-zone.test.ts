import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { newsroomTimeZone } from '../../src/platform/time-zone/contract.ts';
import { asAdministrator, asRole, single } from '../fixtures/admin-api.ts';

const administrator = await asAdministrator(stack);
const SETTINGS = single('api::site-settings.site-settings');
const timeZone = 'America/New_York';
const save = (given: string | null) => administrator.call('PUT', SETTINGS, { timeZone: given });

// As the demo has it, whatever fails: the stack is shared.
afterAll(async () => {
  await save(timeZone);
});

test('a time zone that no one knows is refused at its field, with an example', async () => {
  const refused = await save('Eastern');
  expect([refused.status, refused.messages.timeZone]).toEqual([
    400,
    expect.stringMatching(/“Eastern” isn’t a time zone\..*America\/New_York/),
  ]);
});

test('a time zone is saved under the name that all browsers know', async () => {
  expect((await save('us/eastern')).status).toBe(200);
  expect((await administrator.call('GET', SETTINGS)).data.timeZone).toBe(timeZone);
});

test.each(['editor', 'marketer', 'counsel', 'intake'])(
  'the role %s learns what time zone times are in',
  async (code) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    const { data } = await session.call('GET', '/newsroom/time-zone');
    expect(newsroomTimeZone.parse(data)).toEqual({ timeZone });
  },
);

test('no one learns it without logging in', async () => {
  expect((await fetch(`${stack.cmsUrl}/newsroom/time-zone`)).status).toBe(401);
});
