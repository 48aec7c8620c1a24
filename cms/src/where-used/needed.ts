/**
 * What a published document cannot do without, by the schema and attribute that points at it. All else that it points at,
 * topics and optional pictures among it, drops out of the page when it goes, and the page stays right.
 *
 * The value says which rows of the schema need it, when not all do.
 */
const needed: Record<string, { column: string; value: string } | 'always'> = {
  'api::article.article.authors': 'always',
  'api::article.article.reviewedBy': 'always',
  'article.citation.source': 'always',
  'api::guide.guide.reviewedBy': 'always',
  'api::guide.guide.file': 'always',
  'api::cta-banner.cta-banner.sponsor': 'always',
  // A button of another kind may have a guide left over.
  'marketing.action.guide': { column: 'kind', value: 'guide' },
  'body.guide-offer.guide': 'always',
  // The picture is all that this block shows; the picture of a hero, a cover or a portrait is optional.
  'body.figure.figure': 'always',
  // Pictures within text.
  'body.rich-text.content': 'always',
  'body.question.answer': 'always',
  'api::guide.guide.offer': 'always',
  'api::person.person.bio': 'always',
};

/** Whether published documents need what this attribute points at; for some attributes only some rows do. */
export const needOf = (schema: string, attribute: string) => needed[`${schema}.${attribute}`];
