import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { siteColors } from '@patient-press/shared/site-colors';
import { styled } from 'styled-components';

const colors = (theme: 'light' | 'dark') =>
  Object.entries(siteColors[theme])
    .map(([name, color]) => `--color-${name}: ${color};`)
    .join('\n');

/** The admin's themes differ in their lightest neutral: white, or nearly black. */
const isDark = (neutral0: string) => /^#[0-4]/.test(neutral0);

/** The text as on the article's page: its type, its measure, its colors. The figures are those of web/src/styles. */
export const Canvas = styled.div`
  ${({ theme }) => colors(isDark(theme.colors.neutral0) ? 'dark' : 'light')}
  --font-serif: "Source Serif 4 Variable", Georgia, serif;
  --font-sans: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  background: var(--color-page);
  color: var(--color-text);
  padding: 2.4rem clamp(1.2rem, 4vw, 4rem) 6rem;

  .ProseMirror {
    max-inline-size: 62.4rem;
    margin-inline: auto;
    outline: none;
    font: 2rem / 1.62 var(--font-serif);
    overflow-wrap: break-word;
    white-space: pre-wrap;
    min-block-size: 24rem;
  }
  @media (max-width: 48rem) {
    .ProseMirror { font-size: 1.9rem; }
  }
  .ProseMirror > * + * { margin-block-start: 1.1em; }
  .ProseMirror > * + :is(h1, h2, h3, h4, h5, h6) { margin-block-start: 1.5em; }
  .ProseMirror > :is(h1, h2, h3, h4, h5, h6) + * { margin-block-start: 0.6em; }
  h1, h2, h3, h4, h5, h6 { font-weight: 640; line-height: 1.18; letter-spacing: -0.008em; }
  h1, h2 { font-size: 2.8rem; }
  h3 { font-size: 2.2rem; }
  h4, h5, h6 { font-size: 2rem; }
  strong { font-weight: 700; }
  em { font-style: italic; }
  sup, sub { line-height: 0; font-size: 0.7em; }
  sup { vertical-align: super; }
  sub { vertical-align: sub; }
  a { color: var(--color-link); text-decoration: underline; text-underline-offset: 0.18em; }
  .link-draft { text-decoration-style: dashed; }
  .link-draft::after { content: "draft"; margin-inline-start: 0.4em; padding-inline: 0.4em; border: 1px solid currentColor; border-radius: 3px; font: 600 0.6em / 1.4 var(--font-sans); }
  .link-missing { background: var(--color-warning-panel); color: var(--color-warning); text-decoration: underline wavy; }
  code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.875em; }
  pre { overflow-x: auto; padding: 1.6rem; background: var(--color-panel); border-radius: 6px; white-space: pre-wrap; }
  ul, ol { padding-inline-start: 1.4em; }
  ul { list-style: disc; }
  ol { list-style: decimal; }
  li::marker { color: var(--color-accent); }
  blockquote { padding-inline-start: 1.6rem; border-inline-start: 4px solid var(--color-line-strong); color: var(--color-text-quiet); }

  p.is-empty::before, p.is-editor-empty::before {
    content: attr(data-placeholder);
    float: inline-start;
    block-size: 0;
    color: var(--color-text-quiet);
    pointer-events: none;
  }
  [data-label] { position: relative; min-block-size: 1.6em; }
  [data-label][data-placeholder]::before {
    content: attr(data-placeholder);
    float: inline-start;
    block-size: 0;
    color: var(--color-text-quiet);
    pointer-events: none;
  }
  [data-count]::after {
    content: attr(data-count);
    display: block;
    font: 1.2rem / 1.4 var(--font-sans);
    color: var(--color-text-quiet);
  }
  .is-too-long[data-count]::after { color: var(--color-warning); font-weight: 600; }

  .citation {
    display: inline-block;
    padding-inline: 0.3em;
    border-radius: 3px;
    background: var(--color-panel);
    color: var(--color-link);
    font: 600 0.7em / 1.5 var(--font-sans);
    vertical-align: super;
    cursor: pointer;
  }
  .citation::before { content: attr(data-number); }
  .citation.is-unknown { background: var(--color-warning-panel); color: var(--color-warning); }
  .citation.is-unknown::before { content: attr(data-citation); }
  .citation.is-retracted { color: var(--color-warning); text-decoration: line-through; }
  .citation.ProseMirror-selectednode { outline: 2px solid var(--color-focus); }

  .pasted-footnote { border-block-end: 2px dashed var(--color-accent); }

  .figure { margin: 0; }
  .figure-picture { position: relative; display: grid; place-items: center; min-block-size: 8rem; background: var(--color-panel); }
  .figure-picture img { display: block; max-inline-size: 100%; block-size: auto; }
  .figure-picture .block-button { position: absolute; inset-block-end: 0.8rem; inset-inline-end: 0.8rem; }
  .no-picture { padding: 3rem; color: var(--color-text-quiet); font: 1.5rem var(--font-sans); }
  .figure-lines, [data-field="tableCaption"] { font: 1.5rem / 1.5 var(--font-sans); color: var(--color-text-quiet); }
  .figure-lines > * { padding-block: 0.2rem; }
  [data-field="figureCredit"], [data-field="figureAlt"] { font-size: 1.3rem; }
  [data-field="figureAlt"] { border-block-start: 1px dashed var(--color-line); }

  .pull-quote { margin-inline: 0; padding-block: 2.4rem; border-block: 1px solid var(--color-line); }
  [data-field="pullQuoteText"] { font: 560 2.8rem / 1.3 var(--font-serif); }
  [data-field="pullQuoteAttribution"] { margin-block-start: 1.2rem; color: var(--color-text-quiet); font: 1.7rem / 1.4 var(--font-sans); }

  .key-points { padding: 2.4rem; border-block-start: 5px solid var(--color-button); background: var(--color-panel); }
  .key-points li { line-height: 1.5; }
  .key-points li + li { margin-block-start: 0.8rem; }

  .table { overflow-x: auto; }
  .table table { inline-size: 100%; margin-block-start: 0.8rem; border-collapse: collapse; font: 1.6rem / 1.5 var(--font-sans); }
  .table td { min-inline-size: 8rem; padding: 0.8rem 1rem; border: 1px solid var(--color-line); vertical-align: top; }
  .table[data-header-row="true"] tr:first-child td { font-weight: 600; background: var(--color-panel); }
  .selectedCell { outline: 2px solid var(--color-focus); outline-offset: -2px; }

  .question { padding-block: 2.4rem; border-block-start: 1px solid var(--color-line); }
  .question:last-child { border-block-end: 1px solid var(--color-line); }
  [data-field="questionText"] { font-size: 2.2rem; font-weight: 640; line-height: 1.25; margin-block-end: 0.8rem; }
  .answer > * + * { margin-block-start: 0.8em; }

  .atom { display: grid; gap: 0.8rem; justify-items: start; padding: 1.6rem; border: 1px dashed var(--color-line-strong); border-radius: 6px; background: var(--color-panel); font: 1.5rem / 1.5 var(--font-sans); }
  .atom img { max-inline-size: 100%; }
  .block-button { padding: 0.6rem 1.2rem; border: 1px solid var(--color-line-strong); border-radius: 4px; background: var(--color-page); color: var(--color-link); font: 600 1.3rem var(--font-sans); cursor: pointer; }
  .ProseMirror[contenteditable="false"] .block-button { display: none; }
  .ProseMirror-selectednode:not(.citation) { outline: 3px solid var(--color-focus); outline-offset: 4px; }
  .has-error { outline: 2px solid var(--color-warning); outline-offset: 6px; }
  .block-error { padding: 0.6rem 1rem; background: var(--color-warning-panel); color: var(--color-warning); font: 600 1.4rem / 1.5 var(--font-sans); }
  .found { background: #ffe08a; color: #1b2628; }
  .ProseMirror-gapcursor { position: relative; display: block; }
  .ProseMirror-gapcursor::after { content: ""; display: block; inline-size: 2rem; border-block-start: 2px solid currentColor; }
`;
