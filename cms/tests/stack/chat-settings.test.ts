import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, type Fields, single } from '../fixtures/admin-api.ts';

const administrator = await asAdministrator(stack);
const SETTINGS = single('api::site-settings.site-settings');

const save = (chat: Fields) => administrator.call('PUT', SETTINGS, { chat });
const chatOf = async (): Promise<unknown> => (await administrator.call('GET', SETTINGS)).data.chat;

// Saved again, it is another component with another id.
const { id: _, ...before } = z.looseObject({ id: z.number() }).parse(await chatOf());
afterAll(async () => {
  expect(await save(before)).toMatchObject({ status: 200 });
});

const none = { provider: 'none' };
const hours = { hours: 'Mo–Fr 09:00–17:00, Sa 10:00-13:00', timeZone: 'America/New_York' };
const chatwoot = { provider: 'chatwoot', baseUrl: 'https://chat.example.org', token: 'zQ4fRvJq2LxW8nTb6YhKd3Pm' };
const tawk = { provider: 'tawk', token: '5f4e3671f0e7167d000c81cc/default' };
const crisp = { provider: 'crisp', token: 'e93e073a-1f69-4cbc-8934-f9e1611e65bb' };

test.each<[string, Fields, Fields, string, RegExp]>([
  [
    'hours can be read',
    { ...none, ...hours, hours: 'weekdays 9 to 5' },
    { ...none, ...hours },
    'hours',
    /“weekdays 9 to 5” can’t be read as opening hours.*Mo–Fr 09:00–17:00/,
  ],
  [
    'hours have a time zone',
    { ...none, hours: hours.hours },
    { ...none, ...hours },
    'timeZone',
    /Hours need a time zone.*America\/New_York/,
  ],
  [
    'a time zone is one that browsers know',
    { ...none, ...hours, timeZone: 'Eastern' },
    { ...none, ...hours },
    'timeZone',
    /“Eastern” isn’t a time zone.*America\/New_York/,
  ],
  ['Chatwoot has a server', { ...chatwoot, baseUrl: '' }, chatwoot, 'baseUrl', /needs the URL of its server/],
  [
    'Chatwoot’s server is reached over https',
    { ...chatwoot, baseUrl: 'http://chat.example.org' },
    chatwoot,
    'baseUrl',
    /starting with https:\/\//,
  ],
  ['a chat server has an address', { ...chatwoot, baseUrl: 'chat' }, chatwoot, 'baseUrl', /“chat” isn’t a full URL/],
  ['Chatwoot has a token', { ...chatwoot, token: '' }, chatwoot, 'token', /needs the website token/],
  ['tawk.to has both of its IDs', { ...tawk, token: '5f4e3671f0e7167d000c81cc' }, tawk, 'token', /with the slash/],
  ['Crisp has its website ID', { ...crisp, token: 'my-site' }, crisp, 'token', /needs the website ID.*e93e/],
])('%s', async (_, refused, accepted, field, message) => {
  await administrator.call('PUT', SETTINGS, { chat: none });
  const answer = await save(refused);
  expect(answer.status).toBe(400);
  expect(answer.messages[`chat.${field}`]).toMatch(message);
  expect(Object.keys(answer.messages)).toEqual([`chat.${field}`]);
  expect(await chatOf()).toMatchObject(none);

  expect(await save(accepted)).toMatchObject({ status: 200 });
  expect(await chatOf()).toMatchObject(accepted);
});
