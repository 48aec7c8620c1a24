import { afterEach, vi } from 'vitest';
import { z } from 'zod';
import type { MailboxBehaviour } from '../../.run/mailbox.ts';
import { stack } from '../../.run/worker-stack.ts';

const received = z.array(
  z.object({
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    messageId: z.string(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
    at: z.string(),
  }),
);
export type Received = z.infer<typeof received>[number];

/** What the stack's cms sent, or another one. */
export function mailboxAt(url = stack.mailboxUrl) {
  const mailsTo = async (address: string): Promise<Received[]> =>
    received
      .parse(await (await fetch(`${url}/messages.json`)).json())
      .filter(({ to }) => to.includes(address))
      .reverse();
  return {
    /** All mails to an address, the first one first. */
    mailsTo,
    /** Waits for a number of mails to an address. @returns the last of them. */
    async untilMail(address: string, count = 1): Promise<Received> {
      const mails = await vi.waitUntil(
        async () => {
          const came = await mailsTo(address);
          return came.length >= count && came;
        },
        { timeout: 60_000, interval: 50 },
      );
      const last = mails.at(-1);
      if (!last) throw new Error('No mail was waited for.');
      return last;
    },
    /** Has the mail server take mails in another way, until the test is over. */
    async behave(kind: MailboxBehaviour): Promise<void> {
      const answer = await fetch(`${url}/behaviour`, { method: 'PUT', body: JSON.stringify({ kind }) });
      if (!answer.ok) throw new Error(await answer.text());
    },
  };
}

/** The mailbox of the stack, which takes mails again after each test. */
export const mailbox = mailboxAt();
afterEach(() => mailbox.behave('take'));

/** The address of a mail's button. */
export function linkIn({ text }: Pick<Received, 'text'>): string {
  const [link] = /^https?:\S+\/api\/guide-\S+$/m.exec(text) ?? [];
  if (!link) throw new Error(`There is no link in:\n${text}`);
  return link;
}
