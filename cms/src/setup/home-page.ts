import type { Core } from '@strapi/strapi';
import { isFields, text } from '../platform/fields';
import { once } from '../platform/once';

const HOME_PAGE = 'api::home-page.home-page';

/** The guide that articles offer, if one is chosen. */
async function defaultGuide(strapi: Core.Strapi): Promise<{ documentId: string; title: string } | null> {
  const settings: unknown = await strapi.db
    .query('api::site-settings.site-settings')
    .findOne({ populate: { defaultGuide: { select: ['documentId', 'title'] } } });
  const guide = isFields(settings) && isFields(settings.defaultGuide) ? settings.defaultGuide : {};
  const [documentId, title] = [text(guide.documentId), text(guide.title)];
  return documentId && title ? { documentId, title } : null;
}

/**
 * Drafts a home page where there is none, so that editors find the block “Start here” begun. Only a draft: what readers see
 * changes when an editor publishes it.
 */
export async function draftHomePage(strapi: Core.Strapi): Promise<void> {
  await once(strapi, 'home-page', async () => {
    const homePages = strapi.documents(HOME_PAGE);
    if ((await homePages.count({})) > 0) return;
    const guide = await defaultGuide(strapi);
    await homePages.create({
      data: {
        startHere: {
          title: 'Newly diagnosed? Start here',
          text: 'What the diagnosis means, what to ask your doctors, and where to find help.',
          links: guide ? [{ label: guide.title.slice(0, 80), guide: guide.documentId }] : [],
        },
      },
    });
  });
}
