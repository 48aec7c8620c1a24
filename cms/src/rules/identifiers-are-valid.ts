import { isCiteKey } from '@patient-press/shared/citation-marks';
import { isPartialDate } from '@patient-press/shared/partial-date';
import { list, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { newestDay } from './dates-are-plausible';
import type { Rule } from './rule';
import { sourceWords as words } from './words/source';

/** https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
const DOI = /^10\.\d{4,9}\/\S+$/;
const DOI_PREFIX = /^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i;

/** How each identifier is written. */
const tidy: Record<string, (value: string) => string> = {
  doi: (value) => value.replace(DOI_PREFIX, ''),
  pmid: (value) => value.replace(/^pmid:?\s*/i, ''),
  publishedOn: (value) => value,
  // As it may be copied from a mark: [@nakano2018].
  citeKey: (value) => value.replace(/^\[?@/, '').replace(/\]$/, '').toLowerCase(),
};

/** Compared as exactly as it is known: this year has begun, whatever its day. Printed books begin about 1450. */
const isInPast = (partialDate: string) =>
  partialDate >= '1450' && partialDate <= newestDay().slice(0, partialDate.length);

const aSource: Rule = {
  on: 'api::source.source',
  when: 'save',
  // An empty identifier is none: two sources without a DOI do not share one.
  normalize(source) {
    for (const [name, write] of Object.entries(tidy))
      if (name in source) source[name] = write(text(source[name])) || null;
  },
  check(source) {
    const objections: Objection[] = [];
    const object = (name: string, message: string) => objections.push({ path: [name], message });
    const [doi, pmid, publishedOn] = [text(source.doi), text(source.pmid), text(source.publishedOn)];
    const citeKey = text(source.citeKey);
    if (citeKey && !isCiteKey(citeKey)) object('citeKey', words.notACiteKey(citeKey));
    if (doi && !DOI.test(doi)) object('doi', words.notADoi(doi));
    if (pmid && !/^[1-9]\d{0,8}$/.test(pmid)) object('pmid', words.notAPmid(pmid));
    if (publishedOn && !isPartialDate(publishedOn)) object('publishedOn', words.notADate(publishedOn));
    else if (publishedOn && !isInPast(publishedOn)) object('publishedOn', words.dateNotPlausible(publishedOn));
    return objections;
  },
};

const anAuthorName: Rule = {
  on: 'source.name',
  when: 'save',
  check: ({ family, organisation }) =>
    text(family) || text(organisation) ? [] : [{ path: ['family'], message: words.noAuthorName }],
};

const aSourcesAuthors: Rule = {
  on: 'api::source.source',
  when: 'save',
  check: ({ authorNames }) =>
    list(authorNames).flatMap(({ family, organisation }, index) =>
      text(family) && text(organisation)
        ? [{ path: ['authorNames', index, 'organisation'], message: words.twoAuthorNames(index + 1) }]
        : [],
    ),
};

export const identifiersAreValid: Rule[] = [aSource, anAuthorName, aSourcesAuthors];
