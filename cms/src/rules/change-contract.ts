/** The types whose publications are minor or major, and which tell readers of the major ones. */
export const changedTypes = ['api::article.article', 'api::guide.guide', 'api::page.page'] as const;
export type ChangedType = (typeof changedTypes)[number];
export const isChangedType = (uid: string): uid is ChangedType => changedTypes.some((one) => one === uid);
