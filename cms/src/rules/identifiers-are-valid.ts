import { isPartialDate } from '@patient-press/shared/partial-date';
import { list, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { newestDay } from './dates-are-plausible';
import type { Rule } from './rule';

/** https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
const DOI = /^10\.\d{4,9}\/\S+$/;
const DOI_PREFIX = /^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i;

/** How each identifier is written. */
const tidy: Record<string, (value: string) => string> = {
  doi: (value) => value.replace(DOI_PREFIX, ''),
  pmid: (value) => value.replace(/^pmid:?\s*/i, ''),
  publishedOn: (value) => value,
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
    const [doi, pmid, publishedOn] = [text(source.doi), text(source.pmid), text(source.publishedOn)];
    if (doi && !DOI.test(doi)) {
      objections.push({
        path: ['doi'],
        message: `“${doi}” is not a DOI. A DOI starts with 10. and has a slash, for example 10.1016/j.ccell.2018.05.012.`,
      });
    }
    if (pmid && !/^[1-9]\d{0,8}$/.test(pmid)) {
      objections.push({
        path: ['pmid'],
        message: `“${pmid}” is not a PubMed number. It has digits only, for example 29937354.`,
      });
    }
    if (publishedOn && !isPartialDate(publishedOn)) {
      objections.push({
        path: ['publishedOn'],
        message: `“${publishedOn}” is not a date. Write a year, a month or a day: 2018, 2018-06 or 2018-06-21.`,
      });
    } else if (publishedOn && !isInPast(publishedOn)) {
      objections.push({
        path: ['publishedOn'],
        message: `“${publishedOn}” is in the future, or a year that can’t be. Enter when it was first published, online or in print; the year alone is enough.`,
      });
    }
    return objections;
  },
};

const anAuthorName: Rule = {
  on: 'source.name',
  when: 'save',
  check: ({ family, organisation }) =>
    text(family) || text(organisation)
      ? []
      : [{ path: ['family'], message: 'An author needs a family name, or the name of an organisation.' }],
};

const aSourcesAuthors: Rule = {
  on: 'api::source.source',
  when: 'save',
  check: ({ authorNames }) =>
    list(authorNames).flatMap(({ family, organisation }, index) =>
      text(family) && text(organisation)
        ? [
            {
              path: ['authorNames', index, 'organisation'],
              message: `Author ${index + 1} is a person or an organisation, not both: leave one of them empty.`,
            },
          ]
        : [],
    ),
};

export const identifiersAreValid: Rule[] = [aSource, anAuthorName, aSourcesAuthors];
