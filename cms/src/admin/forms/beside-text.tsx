import type { EditLayout } from '@strapi/content-manager/strapi-admin';

type Panels = EditLayout['layout'];
export type FormField = Panels[number][number][number];

/** What belongs to the writing itself; all other fields of a form with a text are beside it. */
const withTheText = new Set([
  'headline',
  'dek',
  'title',
  'summary',
  'body',
  'chapters',
  'sources',
  'corrections',
  'changes',
]);

/** What an update is, which is chosen beside Publish. */
const besidePublish = new Set(['changeKind', 'changeNote']);

/** Marks the panel that goes beside the text: Strapi's panels have no names. */
export const BESIDE = 'data-beside-the-text';

const isText = ({ type }: FormField) => type === 'dynamiczone';

/** One under the other: there is no room for two. */
const alone = (field: FormField): FormField[] => [{ ...field, size: 12 }];

function mark([first, ...others]: FormField[]): FormField[] {
  if (!first) return [];
  const marked = { ...first, labelAction: <span {...{ [BESIDE]: '' }}>{first.labelAction}</span> };
  return [marked, ...others];
}

/** Parts a form with a text into the writing, in one column, and the fields beside it, in a panel of their own. */
export function partForm(all: Panels): Panels {
  const panels = all.map((rows) => rows.map((row) => row.filter(({ name }) => !besidePublish.has(name))));
  if (!panels.some((rows) => rows.some((row) => row.some(isText)))) return panels;
  const isBeside = ({ name }: FormField) => !withTheText.has(name);
  const writing = panels
    .map((rows) => rows.map((row) => row.filter((field) => !isBeside(field))).filter((row) => row.length > 0))
    .filter((rows) => rows.length > 0);
  const beside = mark(panels.flat(2).filter(isBeside)).map(alone);
  return beside.length > 0 ? [...writing, beside] : writing;
}
