import type { CallbackRequest } from '@patient-press/shared/callback-request';
import * as z from 'zod/mini';

/** Where the press publishes what the chat's button needs once it is pressed: with the site, not with its banners. */
export const chatPath = '/_chat.json';

const consentKey: CallbackRequest['consent']['key'] = 'callback';

/**
 * What the site says about its chat, to anyone who asks: no field of it is a secret. Read in the browser, so that no page
 * has to be made again when the hours change.
 */
export const chatFile = z.object({
  siteName: z.string(),
  /** `href` is tel: with the number. */
  phone: z.nullable(z.object({ label: z.string(), href: z.string() })),
  /** Who runs the chat; null: there is none. `frame` is the address of the chat itself, `origin` that of its server. */
  provider: z.nullable(
    z.object({ kind: z.enum(['chatwoot', 'tawk', 'crisp']), name: z.string(), origin: z.string(), frame: z.string() }),
  ),
  /** As `parseHours` reads them; null: always. */
  hours: z.nullable(z.string()),
  timeZone: z.nullable(z.string()),
  offlineMessage: z.nullable(z.string()),
  /** The wording that a reader agrees to before anyone calls; null: there is none, so no one may call. */
  consent: z.nullable(z.object({ key: z.literal(consentKey), version: z.number(), text: z.string() })),
});
export type ChatFile = z.infer<typeof chatFile>;
