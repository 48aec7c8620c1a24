/** Strapi's bar about its own news, by the link that it has; the setting against promotions does not know it. */
const rules = `div:has(> div > div > div > a[href^='https://strapi.io/blog/']) { display: none; }`;

/** Call it while the admin starts. */
export function hidePromotions(): void {
  const style = document.createElement('style');
  style.textContent = rules;
  document.head.append(style);
}
