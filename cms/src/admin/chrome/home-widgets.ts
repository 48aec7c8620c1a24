/** Strapi's widgets that say nothing to a newsroom: numbers of API tokens and content types, one's own name, a cloud. */
const leftOut = new Set(['key-statistics', 'profile-info', 'chart-entries', 'deploy-now', 'last-activity']);

/** Those of Strapi's widgets that help editors. */
export const usefulWidgets = <T extends { id: string }>(widgets: readonly T[]): T[] =>
  widgets.filter(({ id }) => !leftOut.has(id));
