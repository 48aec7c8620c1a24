import { escapeHtml } from '@patient-press/shared/escape-html';
import { withOffset } from '@patient-press/shared/time-zones';
import { pastPageWords as words } from '../words/past-page.ts';
import type { FoundPast, ShownVersion } from './find-past.ts';
import { isShownInFrame } from './framed.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { background: Canvas; color: CanvasText; margin: 0 auto; max-width: 90rem; min-block-size: 100vh; padding: 1.5rem 1.25rem 1.25rem; overflow-wrap: anywhere; }
main { display: flex; flex-direction: column; gap: 1rem; min-block-size: calc(100vh - 2.75rem); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
p { margin: 0; max-inline-size: 60rem; }
header p, small, .notes { color: color-mix(in srgb, CanvasText 75%, Canvas); }
small { display: block; font-size: .875rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .375rem 1.5rem; margin: 0; }
dt { color: color-mix(in srgb, CanvasText 75%, Canvas); }
dd { margin: 0; }
code { font: .9375em/1.5 ui-monospace, monospace; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.5rem; }
.state { border-inline-start: .4rem solid #b26a00; border-radius: .25rem; padding: .75rem 1rem; background: color-mix(in srgb, #b26a00 14%, Canvas); }
.download { display: inline-block; border-radius: .25rem; padding: .5rem 1rem; background: #1d4ed8; color: #fff; font-weight: 600; text-decoration: none; }
.download:hover { background: #1e40af; }
a:focus-visible, iframe:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
iframe { flex: 1; inline-size: 100%; min-block-size: 32rem; border: 1px solid color-mix(in srgb, CanvasText 35%, Canvas); border-radius: .25rem; background: #fff; }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-block-end: .5rem; } }`;

/** What the page is about, and where its links lead. */
export interface AskedPast {
  path: string;
  /** ISO in UTC. */
  at: string;
  /** Where another moment can be looked up. */
  lookUpUrl: string;
  ticket: string;
}

/** The one sentence for what can’t be shown; null: it can. */
function sentenceOf(found: FoundPast): string | null {
  switch (found.state) {
    case 'found':
      return isShownInFrame(found.version.file) ? null : words.notShown;
    case 'too-early':
      return words.states['too-early'](found);
    case 'not-yet':
      return words.states['not-yet'](found);
    case 'removed':
      return words.states.removed(found);
    case 'erased': {
      const { erasure, timeZone } = found;
      const why = erasure ? words.states.erased({ ...erasure, timeZone }) : words.states.erasedUnexplained;
      return `${why} ${words.stillKnown}`;
    }
    case 'pruned':
      return `${words.states.pruned} ${words.stillKnown}`;
    default:
      return words.states[found.state];
  }
}

function factsOf({ number, at: from, until: to, why, digest, size }: ShownVersion, timeZone: string) {
  const exact = words.exactTimes({ from: withOffset(from, timeZone), to: to && withOffset(to, timeZone) });
  const cause = words.causes.get(/^\w*/.exec(why)?.[0] ?? '') ?? why;
  const early = number === 1 ? `<small>${words.orEarlier}</small>` : '';
  return [
    [
      words.readersGotIt,
      `${escapeHtml(words.span({ from, to, timeZone }))}<small>${escapeHtml(exact)}</small>${early}`,
    ],
    [words.why, `${escapeHtml(cause)}<small>${escapeHtml(words.entry({ number, why }))}</small>`],
    [words.digest, `<code>${digest}</code>`],
    [words.size, words.bytes(size)],
  ] as const;
}

const linksOf = (found: FoundPast, { lookUpUrl, ticket }: AskedPast) => {
  const download =
    found.state === 'found'
      ? `<a class="download" href="/_press/past/file?ticket=${ticket}" download>${words.download}</a>`
      : '';
  return `<p class="actions">${download}<a href="${escapeHtml(lookUpUrl)}">${words.another}</a></p>`;
};

const frameOf = (found: FoundPast, { path, ticket }: AskedPast) =>
  found.state === 'found' && isShownInFrame(found.version.file)
    ? `<p class="notes">${words.notes}</p>
<iframe src="/_press/past/page?ticket=${ticket}" sandbox="allow-same-origin" title="${escapeHtml(words.frame({ path }))}"></iframe>`
    : '';

/** A page about what readers got at an address at a moment. It has no script. */
export function pastPage(found: FoundPast, asked: AskedPast): string {
  const { path, at } = asked;
  const sentence = sentenceOf(found);
  const asOf = 'timeZone' in found ? `<p>${escapeHtml(words.asked({ at, timeZone: found.timeZone }))}</p>` : '';
  const facts = [
    [words.address, escapeHtml(path)] as const,
    ...('version' in found ? factsOf(found.version, found.timeZone) : []),
  ];
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escapeHtml(words.title({ path }))}</title><style>${style}</style></head>
<body><main><header><h1>${words.heading}</h1>${asOf}</header>
${sentence === null ? '' : `<p class="state">${escapeHtml(sentence)}</p>`}
<dl>${facts.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl>
${linksOf(found, asked)}
${frameOf(found, asked)}</main></body></html>`;
}
