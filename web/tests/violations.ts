import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

/** What axe finds wrong on a page, or in parts of it: rule and elements. */
export async function violationsOf(page: Page, parts?: Locator): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  await parts?.first().waitFor();
  await parts?.evaluateAll((elements) => {
    for (const element of elements) element.setAttribute('data-looked-at', '');
  });
  const { violations } = await (parts ? axe.include('[data-looked-at]') : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
