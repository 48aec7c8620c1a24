import type { PanelComponentProps } from '@strapi/content-manager/strapi-admin';

export const isBanner = (model: string): boolean => model === 'api::cta-banner.cta-banner';

/** Differs after each thing that was done to the banner in this tab. */
export const bannerRevision = ({ document, meta }: Pick<PanelComponentProps, 'document' | 'meta'>): string =>
  [document, ...(meta?.availableStatus ?? [])].map((version) => version?.updatedAt).join();
