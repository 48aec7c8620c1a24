import { guideWords } from '@patient-press/shared/words/guides';
import { languageTag } from '@patient-press/shared/words/language';
import type { GuidePage } from '../content/props/guide.ts';
import { breadcrumbList, type Crumb } from './breadcrumbs.ts';
import { citationNodes } from './citation.ts';
import type { GraphNode } from './json-ld.ts';
import { organization, organizationId } from './organization.ts';
import { personNode } from './person.ts';
import { present } from './present.ts';

export const guideCrumbs = ({ guide, path }: GuidePage): Crumb[] => [
  { label: guideWords.crumb, path: '/guides/' },
  { label: guide.title, path },
];

/** The guide's page with its review, and the guide itself, free of charge. */
export const guideGraph = (page: GuidePage): GraphNode[] => {
  const { chrome, path, guide } = page;
  const guideId = `${chrome.siteUrl}${path}#guide`;
  return [
    {
      '@type': 'MedicalWebPage',
      '@id': `${chrome.siteUrl}${path}#page`,
      url: chrome.siteUrl + path,
      name: guide.title,
      ...present({
        reviewedBy: page.reviewer && personNode(chrome, page.reviewer),
        lastReviewed: page.lastReviewedOn,
      }),
      mainEntity: { '@id': guideId },
    },
    {
      '@type': 'Book',
      '@id': guideId,
      name: guide.title,
      description: guide.summary,
      dateModified: page.updatedAt,
      inLanguage: languageTag,
      ...present({
        bookEdition: guide.edition,
        image: guide.cover && chrome.siteUrl + guide.cover.picture.share,
      }),
      isAccessibleForFree: true,
      citation: citationNodes(page.citations),
      publisher: { '@id': organizationId(chrome) },
    },
    organization(chrome),
    breadcrumbList(chrome, guideCrumbs(page)),
  ];
};
