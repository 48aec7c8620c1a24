/** Markup that needs no escaping any more. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = Html | string | number | null | undefined | false | Value[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function toMarkup(value: Value): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  return value === null || value === undefined || value === false
    ? ''
    : String(value).replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
}

/** Markup from a template; what is put in is escaped. */
export const html = (pieces: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(String.raw({ raw: pieces }, ...values.map(toMarkup)));
