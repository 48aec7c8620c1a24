/** What a clipboard holds, as `DataTransfer.getData` gives it: an empty string for a form it doesn't have. */
export interface Clipboard {
  /** `text/html` */
  html: string;
  /** `text/plain` */
  text: string;
  /** `text/rtf`: where Word puts pictures that its HTML only names. */
  rtf: string;
}

export type Program =
  | 'word'
  | 'google-docs'
  | 'pages'
  | 'libreoffice'
  | 'excel'
  | 'google-sheets'
  | 'markdown'
  | 'web'
  | 'text'
  | 'file';

/** What an article can't hold. Colors, fonts, and sizes are not counted: they are never part of an article. */
export type LeftOutKind =
  | 'characters'
  | 'comments'
  | 'deletions'
  | 'drawings'
  | 'embeds'
  | 'hiddenTexts'
  | 'links'
  | 'pictures';

export type LeftOut = Partial<Record<LeftOutKind, number>>;

/** A footnote or endnote of the pasted text. Where the text refers to it, `html` has `<span data-pasted-footnote="id">[label]</span>`. */
export interface Footnote {
  id: string;
  /** As it stood in the text: `1`, `ii`, `*`. */
  label: string;
  /** Empty when only the reference was pasted, without the note. */
  text: string;
  /** The first link or DOI in the note. */
  url: string | null;
}

/** A picture whose place in the text is a figure with `data-image='{"pasted":"picture-1"}'`. */
export interface PastedPicture {
  id: string;
  /** `https:`, `http:`, or `data:`. */
  source: string;
  /** What a person wrote; empty when the editor has to write it. */
  alt: string;
  /** Of its file, where there is one. */
  name?: string;
}

export interface Pasted {
  program: Program;
  /**
   * Only `p`, `h2`–`h4`, `ul`, `ol`, `li`, `blockquote`, `pre`, the writing field's own tables and figures (see `blocks.ts`), and
   * within lines `strong`, `em`, `sub`, `sup`, `code`, `br`, `a[href]`, `span[data-pasted-footnote]`.
   */
  html: string;
  footnotes: Footnote[];
  pictures: PastedPicture[];
  leftOut: LeftOut;
}

export function leave(leftOut: LeftOut, kind: LeftOutKind, count = 1): void {
  if (count > 0) leftOut[kind] = (leftOut[kind] ?? 0) + count;
}
