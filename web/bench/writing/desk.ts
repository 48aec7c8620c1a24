import type { Browser, Locator, Page } from '@playwright/test';
import { openBrowser } from '../../tests/fixtures/browser.ts';

/** An administrator's browser, with the form of one article. */
export interface Desk {
  admin: Page;
  /** The text that is being written. */
  text: Locator;
  open(documentId: string): Promise<void>;
  /** Puts the cursor at the end of a paragraph in the middle of the text. */
  placeCursor(): Promise<void>;
  close(): Promise<void>;
}

const ARTICLE = 'api::article.article';
/** A first visit loads the whole admin. */
const PATIENCE_MS = 120_000;

async function logIn(browser: Browser, cmsUrl: string, login: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const admin = await context.newPage();
  await admin.goto(`${cmsUrl}/admin`);
  await admin.getByLabel('Email').fill(login.email);
  await admin.getByLabel(/^Password/).fill(login.password);
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('heading', { name: /^Hello / }).waitFor();
  return admin;
}

export async function openDesk(cmsUrl: string, login: { email: string; password: string }): Promise<Desk> {
  const browser = await openBrowser();
  try {
    const admin = await logIn(browser, cmsUrl, login);
    admin.on('dialog', (dialog) => void dialog.accept());
    const text = admin.getByRole('main').getByRole('textbox', { name: /^Body/ });
    return {
      admin,
      text,
      async open(documentId) {
        await admin.goto(`${cmsUrl}/admin/content-manager/collection-types/${ARTICLE}/${documentId}`);
        await text.waitFor();
      },
      async placeCursor() {
        const paragraphs = text.locator(':scope > p');
        const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
        await middle.click();
        await admin.keyboard.press('End');
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
