import { escapeHtml } from '@patient-press/shared/escape-html';

const style =
  ':root{color-scheme:light dark}body{background:Canvas;color:CanvasText;font:1.1rem/1.5 system-ui,sans-serif;margin:min(20vh,6rem) auto;max-width:34rem;padding:0 1.25rem;overflow-wrap:anywhere}h1{font-size:1.4rem;margin:0 0 .5rem}p{margin:0}';

/** A page of one sentence, for someone of the newsroom who can't be shown what they asked for. */
export const messagePage = (title: string, message: string): string =>
  `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p></main></body></html>`;
