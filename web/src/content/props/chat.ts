import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import type { ConsentWordingEntry } from '../entries/consent-wording.ts';
import type { SettingsEntry } from '../entries/settings.ts';
import type { ChatFile } from './chat-file.ts';

/** The origin that readers' browsers may load into a frame: for the policy that the pages are sent with. */
export const chatOrigin = ({ chat }: Pick<SettingsEntry, 'chat'>): string | null => chat?.provider?.origin ?? null;

/** @param wording the one for a callback that is in effect. */
export const toChatFile = (
  { siteName, phone, chat }: Pick<SettingsEntry, 'siteName' | 'phone' | 'chat'>,
  wording: ConsentWordingEntry | undefined,
): ChatFile => ({
  siteName,
  phone,
  provider: chat?.provider ?? null,
  hours: chat?.hours ?? null,
  timeZone: chat?.timeZone ?? null,
  offlineMessage: chat?.offlineMessage ?? null,
  consent: wording ? { key: CALLBACK_CONSENT, version: wording.version, text: wording.text } : null,
});
