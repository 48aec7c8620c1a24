import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

const HEADER = '%PDF-';
/** Readers look for the end of a PDF within its last kilobyte. */
const END_WITHIN = 1024;

/** Actions that run a program, send something, or open another file. */
const actions = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'RichMediaExecute']);
/** Things on a page that play, run or hold a file. */
const annotations = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D', 'FileAttachment']);

export const startsAsPdf = (bytes: Buffer): boolean => bytes.subarray(0, HEADER.length).toString('latin1') === HEADER;

/** Every dictionary in an object, which may hold others. What it refers to is an object of its own. */
function* dictionaries(object: PDFObject): Generator<PDFDict> {
  if (object instanceof PDFStream) yield* dictionaries(object.dict);
  else if (object instanceof PDFArray) for (const item of object.asArray()) yield* dictionaries(item);
  else if (object instanceof PDFDict) {
    yield object;
    for (const value of object.values()) yield* dictionaries(value);
  }
}

const nameIn = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

/** What in a dictionary does more than show a page; null: nothing. */
function activeContent(dictionary: PDFDict): string | null {
  const has = (key: string) => dictionary.has(PDFName.of(key));
  const action = nameIn(dictionary, 'S');
  if (has('JS') || action === 'JavaScript') return 'a script (JavaScript)';
  if (actions.has(action)) return `an action that runs or sends something (${action})`;
  if (has('EF') || has('EmbeddedFiles')) return 'an attached file';
  if (has('XFA')) return 'an interactive form (XFA)';
  if (has('AA')) return 'actions that run when a page is opened or a field is used';
  if (annotations.has(nameIn(dictionary, 'Subtype'))) return `embedded media (${nameIn(dictionary, 'Subtype')})`;
  return null;
}

/** Whether opening the document does more than show a page of it. */
function opensSomethingElse({ catalog }: PDFDocument): boolean {
  const action = catalog.lookup(PDFName.of('OpenAction'));
  return action instanceof PDFDict && nameIn(action, 'S') !== 'GoTo';
}

/** Where the table of the file's objects is said to be, within the file. */
function hasTable(bytes: Buffer): boolean {
  const end = bytes.subarray(-END_WITHIN).toString('latin1');
  const [, offset] = /startxref\s+(\d+)\s+%%EOF[^%]*$/.exec(end) ?? [];
  if (offset === undefined) return false;
  return /^\s*(xref|\d+\s+\d+\s+obj)/.test(bytes.subarray(Number(offset), Number(offset) + 40).toString('latin1'));
}

/** @throws Error when the library cannot read it. */
async function problemInside(bytes: Buffer): Promise<string | null> {
  const document = await PDFDocument.load(bytes, {
    ignoreEncryption: true,
    throwOnInvalidObject: true,
    updateMetadata: false,
  });
  if (document.isEncrypted) return locked;
  if (document.getPageCount() === 0) return 'has no pages. Export it again.';
  for (const [, object] of document.context.enumerateIndirectObjects())
    for (const dictionary of dictionaries(object)) {
      const active = activeContent(dictionary);
      if (active)
        return `contains ${active}. Readers get plain documents only. Export the PDF without it, and upload that.`;
    }
  return opensSomethingElse(document)
    ? 'does something when it is opened. Readers get plain documents only. Export the PDF without it, and upload that.'
    : null;
}

const locked = 'is encrypted or password-protected. Export it without security so every reader can open it.';
const incomplete = 'is incomplete: its end is missing. Export it again and upload the whole file.';

/**
 * Opens a PDF and looks at all that is in it.
 * @returns what is wrong with it and what to do, to go on from its name; null when any reader can open it and it does
 * nothing but show its pages.
 */
export async function pdfProblem(bytes: Buffer): Promise<string | null> {
  if (bytes.length === 0) return 'is empty. Export it again.';
  if (!startsAsPdf(bytes)) return 'isn’t a PDF, even if its name ends in .pdf. Choose a tagged PDF.';
  if (!hasTable(bytes)) return incomplete;
  try {
    return await problemInside(bytes);
  } catch (error) {
    // What is in it may be unreadable just because it is encrypted.
    if (bytes.includes('/Encrypt')) return locked;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `is damaged and can’t be read (${reason}). Export it again.`;
  }
}
