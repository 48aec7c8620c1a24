import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

/** What axe finds wrong on a page, or in a part of it: rule and elements. */
export async function violationsOf(page: Page, part?: Locator): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  await part?.evaluate((element) => element.setAttribute('data-looked-at', ''));
  const { violations } = await (part ? axe.include('[data-looked-at]') : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
