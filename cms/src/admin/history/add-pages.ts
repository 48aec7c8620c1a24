import { Trash } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { trashWords } from '../words/history';

/** What can be deleted and restored: who may open one of these has the trash in the menu. */
const types = ['article', 'guide', 'page', 'person', 'topic', 'source', 'redirect', 'cta-banner', 'sponsor'];

const loadTrash = () => import('./trash-page').then((page) => ({ default: page.TrashPage }));

const loadHistory = async () => ({ Component: (await import('./history-page')).HistoryPage });

/** Adds the trash to the menu, and the page with one document's versions. Call it while the admin registers. */
export function addHistoryPages(app: Pick<StrapiApp, 'addMenuLink' | 'router'>): void {
  app.addMenuLink({
    to: 'trash',
    icon: Trash,
    intlLabel: { id: 'patient-press.trash', defaultMessage: trashWords.menu },
    permissions: types.map((name) => ({
      action: 'plugin::content-manager.explorer.read',
      subject: `api::${name}.${name}`,
    })),
    Component: loadTrash,
    position: 7,
  });
  app.router.addRoute({ path: 'history/*', lazy: loadHistory });
}
