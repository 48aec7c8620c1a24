import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { messageIdOf, sendMail } from '../../delivery/mail/mailer';
import { html } from '../../platform/http/html';

const options = z.object({
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
});

/**
 * Has Strapi's email plugin send through the mail server in `SMTP_URL`, from `MAIL_FROM`. Its own provider would connect to each
 * recipient's server itself, in this machine's name. Call it once Strapi has started its plugins.
 */
export function sendStrapiEmail(strapi: Core.Strapi): void {
  const send = async (sent: unknown): Promise<void> => {
    const { to, subject, text = '', html: markup } = options.parse(sent);
    await sendMail(to, messageIdOf('strapi', subject, randomUUID()), {
      subject,
      text,
      html: markup ?? html`<p>${text}</p>`.text,
    });
  };
  strapi.plugin('email').provider = { send };
}
