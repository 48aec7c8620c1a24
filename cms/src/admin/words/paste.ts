import type { LeftOut, LeftOutKind, Pasted, Program } from '../writing/paste/pasted';

const programs: Record<Program, string> = {
  word: 'Microsoft Word',
  'google-docs': 'Google Docs',
  pages: 'Pages',
  libreoffice: 'LibreOffice',
  excel: 'Excel',
  'google-sheets': 'Google Sheets',
  markdown: 'Markdown',
  web: 'a web page',
  text: 'plain text',
  file: 'a file',
};

const counted: Record<LeftOutKind, readonly [one: string, many: string]> = {
  comments: ['comment', 'comments'],
  deletions: ['tracked deletion', 'tracked deletions'],
  hiddenTexts: ['hidden passage', 'hidden passages'],
  pictures: ['picture that stayed on the other computer', 'pictures that stayed on the other computer'],
  embeds: ['video or embed', 'videos and embeds'],
  drawings: ['drawing', 'drawings'],
  links: ['link to a file', 'links to files'],
  characters: ['invisible character', 'invisible characters'],
};

const kinds = Object.keys(counted) as LeftOutKind[]; // an object literal's own names
const conjunction = new Intl.ListFormat('en-US', { type: 'conjunction' });

const count = (kind: LeftOutKind, leftOut: LeftOut): string[] => {
  const number = leftOut[kind] ?? 0;
  return number > 0 ? [`${number} ${counted[kind][number === 1 ? 0 : 1]}`] : [];
};

export const pasteWords = {
  /** What to say after a paste; null when nothing was left out and nothing is to do. */
  summary({ program, leftOut, footnotes }: Pick<Pasted, 'program' | 'leftOut' | 'footnotes'>): string | null {
    const left = kinds.flatMap((kind) => count(kind, leftOut));
    if (left.length === 0 && footnotes.length === 0) return null;
    const parts = [`Pasted from ${programs[program]}.`];
    if (left.length > 0) parts.push(`Left out: ${conjunction.format(left)}.`);
    if (leftOut.pictures) parts.push('Copy those pictures one at a time, or upload them.');
    return parts.join(' ');
  },
  dismiss: 'Dismiss',
  uploading: (left: number) => `Uploading ${left} ${left === 1 ? 'picture' : 'pictures'}…`,
  saveWaits: (left: number) =>
    `${left === 1 ? 'A picture is' : `${left} pictures are`} still uploading. This will be saved as soon as that’s done.`,
  notUploaded: (failed: number) =>
    failed === 1
      ? 'One picture couldn’t be uploaded. Save it to your computer, then choose it in its place.'
      : `${failed} pictures couldn’t be uploaded. Save them to your computer, then choose them in their places.`,
  footnotesTitle: (number: number) =>
    number === 1 ? 'Match 1 footnote to a source' : `Match ${number} footnotes to sources`,
  footnotesHint: 'Nothing is cited until you choose. Until then, readers see the number in brackets.',
  withoutText: 'The note itself wasn’t copied.',
  cite: 'Cite this source',
  create: 'New source from this note',
  remove: 'Remove from the text',
  keepAsText: 'Leave as text',
};
