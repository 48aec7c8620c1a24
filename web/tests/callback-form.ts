import { type CallbackRequest, callbackRequest } from '@patient-press/shared/callback-request';
import type { Browser, Route } from '@playwright/test';
import { openReader } from './chat-dialog.ts';

/** The site has taken a request in. */
export const taken = (route: Route) => route.fulfill({ status: 201, json: { data: {} } });
/** The site objects to a request. */
export const refused =
  (status: number, code: string, detail: string, more: object = {}) =>
  (route: Route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status, code, title: code.replaceAll('-', ' '), detail, ...more }),
    });

/** A reader with the form before them, and what the site received from it. */
export async function openCallbackForm(browser: Browser, answer: (route: Route) => unknown = taken) {
  const received: CallbackRequest[] = [];
  const reader = await openReader(browser, {
    before: (page) =>
      page.route('**/api/callback-requests', (route) => {
        received.push(callbackRequest.parse(route.request().postDataJSON()));
        return answer(route);
      }),
  });
  await reader.open();
  const { dialog } = reader;
  const phone = dialog.getByLabel('Your phone number');
  const consent = dialog.getByRole('checkbox');
  const send = dialog.getByRole('button', { name: 'Ask for a call back' });
  const fill = async () => {
    await phone.fill('(205) 555-0143');
    await consent.check();
  };
  return { reader, dialog, received, phone, consent, send, fill, success: dialog.getByText('We have your request') };
}
