/**
 * Strapi's bar about its own news, by the link that it has; the setting against promotions does not know it. And the
 * marketplace in the menu: what is installed here is decided with the program. And links to Strapi's manual, which says
 * nothing of this newsroom.
 */
const rules = `
  div:has(> div > div > div > a[href^='https://strapi.io/blog/']) { display: none; }
  :is(li, nav > div):has(> a[href^='https://market.strapi.io']), a[href^='https://market.strapi.io'] { display: none; }
  main a[href^='https://docs.strapi.io'] { display: none; }
`;

/** Call it while the admin starts. */
export function hidePromotions(): void {
  const style = document.createElement('style');
  style.textContent = rules;
  document.head.append(style);
}
