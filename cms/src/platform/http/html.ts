import { escapeHtml } from '@patient-press/shared/escape-html';

/** Markup in which whatever came from elsewhere was escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const toText = (value: unknown): string => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(toText).join('');
  return escapeHtml(String(value ?? ''));
};

/** Markup: what is put into it is escaped, but for other markup and lists of it. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Html =>
  new Html(String.raw({ raw: strings }, ...values.map(toText)));
