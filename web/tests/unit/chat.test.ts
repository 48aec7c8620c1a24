import { expect, test } from 'vitest';
import { toChat } from '../../src/content/entries/chat.ts';
import { chatOrigin } from '../../src/content/props/chat.ts';

type Given = Parameters<typeof toChat>[0];

const saved = (changes: Partial<NonNullable<Given>>): NonNullable<Given> => ({
  id: 1,
  provider: 'none',
  baseUrl: null,
  token: null,
  hours: null,
  timeZone: null,
  offlineMessage: null,
  ...changes,
});

test.each([
  [
    saved({ provider: 'chatwoot', baseUrl: 'https://chat.example.org/', token: 'abc' }),
    'https://chat.example.org',
    'https://chat.example.org/widget?website_token=abc',
  ],
  [saved({ provider: 'tawk', token: '5f4e/default' }), 'https://tawk.to', 'https://tawk.to/chat/5f4e/default'],
  [
    saved({ provider: 'crisp', token: 'e93e073a-1f69' }),
    'https://go.crisp.chat',
    'https://go.crisp.chat/chat/embed/?website_id=e93e073a-1f69',
  ],
])('the frame of $provider shows that provider’s chat, from its own origin', (given, origin, frame) => {
  const chat = toChat(given);
  expect(chat?.provider).toMatchObject({ kind: given.provider, origin, frame });
  expect(chatOrigin({ chat })).toBe(origin);
});

test.each<[string, Given]>([
  ['nothing is set up', null],
  ['there is no provider', saved({})],
  ['a token is missing', saved({ provider: 'crisp' })],
  ['the server is missing', saved({ provider: 'chatwoot', token: 'abc' })],
  [
    'the server is not reached over https',
    saved({ provider: 'chatwoot', baseUrl: 'http://chat.example.org', token: 'abc' }),
  ],
  ['the hours cannot be read', saved({ provider: 'crisp', token: 'abc', hours: 'always', timeZone: 'UTC' })],
  ['the hours have no time zone', saved({ provider: 'crisp', token: 'abc', hours: 'Mo–Fr 09:00–17:00' })],
])('when %s, no frame is loaded from anywhere', (_, given) => {
  expect(chatOrigin({ chat: toChat(given) })).toBeNull();
});
