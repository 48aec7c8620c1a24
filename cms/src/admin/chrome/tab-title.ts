import { strapiWords } from '../words/strapi';

const STRAPI = / \| Strapi$/;

/** Strapi puts its own name behind the title of every page: the newsroom's is there instead. Call it while the admin starts. */
export function nameTabs(): void {
  const rename = () => {
    if (STRAPI.test(document.title))
      document.title = document.title.replace(STRAPI, ` | ${strapiWords['app.components.LeftMenu.navbrand.title']}`);
  };
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true, characterData: true });
  rename();
}
