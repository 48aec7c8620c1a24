import { splitNumberedMarks } from '@patient-press/shared/numbered-marks';
import { isFields, list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { articleWords } from './words/article';

/** Every text in a body block, code excepted, however deep it lies. */
function* texts(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* texts(item);
  else if (isFields(value) && value.type === 'text') {
    if (typeof value.text === 'string' && !value.code) yield value.text;
  } else if (isFields(value)) for (const item of Object.values(value)) yield* texts(item);
}

export const citationMarksReferToSources: Rule = {
  on: 'api::article.article',
  when: 'publish',
  check({ body, sources }) {
    const count = list(sources).length;
    return list(body).flatMap((block, index): Objection[] => {
      const marks = [...texts(block)]
        .flatMap(splitNumberedMarks)
        .flatMap((piece) => (typeof piece === 'string' ? [] : piece));
      return [...new Set(marks)]
        .filter((number) => number < 1 || number > count)
        .map((number) => ({
          path: ['body', index],
          message: articleWords.unknownCitation({ block: index + 1, number, sources: count }),
        }));
    });
  },
};
