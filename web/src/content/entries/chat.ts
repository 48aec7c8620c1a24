import { HoursError, isTimeZone, parseHours } from '@patient-press/shared/hours';
import type { SiteSettingsPayload } from '@patient-press/shared/payloads/site-settings';

/** Who runs the chat. `frame` is the URL of the chat itself, `origin` that of its server. */
export interface Provider {
  kind: Exclude<Payload['provider'], 'none'>;
  name: string;
  origin: string;
  frame: string;
}

/** The chat of the site, as it is set up. */
export interface ChatEntry {
  /** Null: there is no chat. */
  provider: Provider | null;
  /** As `parseHours` reads them; null: always. */
  hours: string | null;
  timeZone: string | null;
  offlineMessage: string | null;
}

type Payload = NonNullable<SiteSettingsPayload['chat']>;

/**
 * Where each provider's chat fills a page of its own, as it does in a frame of ours: Chatwoot's own script loads this
 * URL into a frame, tawk.to calls it the direct chat link
 * (https://help.tawk.to/article/using-the-direct-chat-link), Crisp the direct external link
 * (https://help.crisp.chat/en/article/how-can-i-generate-the-direct-external-link-of-my-chatbox-174pche).
 */
const frames = {
  chatwoot: ({ baseUrl, token }: { baseUrl: string; token: string }) =>
    baseUrl && `${baseUrl.replace(/\/+$/, '')}/widget?website_token=${encodeURIComponent(token)}`,
  tawk: ({ token }: { token: string }) => `https://tawk.to/chat/${token.split('/').map(encodeURIComponent).join('/')}`,
  crisp: ({ token }: { token: string }) => `https://go.crisp.chat/chat/embed/?website_id=${encodeURIComponent(token)}`,
};

const names = { chatwoot: 'Chatwoot', tawk: 'tawk.to', crisp: 'Crisp' };

/** The provider, if it has what it needs: what was saved before there were rules may lack it. */
function toProvider({ provider: kind, baseUrl, token }: Payload): Provider | null {
  if (kind === 'none' || !token) return null;
  const frame = frames[kind]({ baseUrl: baseUrl ?? '', token });
  if (!URL.canParse(frame)) return null;
  const { origin, protocol } = new URL(frame);
  return protocol === 'https:' ? { kind, name: names[kind], origin, frame } : null;
}

function areReadable(hours: string, timeZone: string | null): boolean {
  try {
    return parseHours(hours).length > 0 && timeZone !== null && isTimeZone(timeZone);
  } catch (error) {
    if (error instanceof HoursError) return false;
    throw error;
  }
}

/** A chat whose hours cannot be read is never open: better a call than a chat in which no one answers. */
export function toChat(payload: SiteSettingsPayload['chat']): ChatEntry | null {
  if (!payload) return null;
  const { hours, timeZone, offlineMessage } = payload;
  const isReadable = !hours || areReadable(hours, timeZone);
  return { provider: isReadable ? toProvider(payload) : null, hours, timeZone, offlineMessage };
}
