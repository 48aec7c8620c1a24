import { type BodyUid, blockTexts, bodyFields } from '@patient-press/shared/body-texts';
import { citedKeys, unreadableMarks } from '@patient-press/shared/citation-marks';
import { findSourcesByKey } from '../citations/sources-by-key';
import { list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { bodyWords } from './words/body';

const rule = (on: BodyUid): Rule => ({
  on,
  when: 'publish',
  async check(fields, strapi) {
    const field = bodyFields[on];
    const blocks = list(fields[field]).map((block) => blockTexts(block));
    const known = await findSourcesByKey(strapi, citedKeys(blocks.flat()));
    return blocks.flatMap((texts, index): Objection[] => {
      const [block, path] = [index + 1, [field, index]];
      const unknown = citedKeys(texts).filter((key) => !known.has(key));
      return [
        ...unknown.map((key) => ({ path, message: bodyWords.unknownCitation({ block, key }) })),
        ...texts
          .flatMap(unreadableMarks)
          .map((mark) => ({ path, message: bodyWords.unreadableCitation({ block, mark }) })),
      ];
    });
  },
});

export const citationMarksReferToSources: Rule[] = [
  rule('api::article.article'),
  rule('api::page.page'),
  rule('api::guide.guide'),
];
