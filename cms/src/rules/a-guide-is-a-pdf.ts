import { isFields, type Rule } from './rule';

export const aGuideIsAPdf: Rule = {
  on: 'api::guide.guide',
  when: 'publish',
  check: ({ file }) =>
    isFields(file) && file.mime !== 'application/pdf'
      ? [
          {
            path: ['file'],
            message: `“${String(file.name)}” is not a PDF. Choose a tagged PDF, or leave the field empty.`,
          },
        ]
      : [],
};
