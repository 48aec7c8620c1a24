import { escapeHtml } from '@patient-press/shared/escape-html';
import type { PressStatus, PublicationReport } from '@patient-press/shared/press-status';
import { statusPageWords as words } from '../words/status-page.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
const time = (iso: string) => `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
const list = (names: readonly string[], total: number) => escapeHtml(words.names(names, total));

const filesOf = ({
  changed,
  changedCount,
  removed,
  removedCount,
}: Omit<PublicationReport, 'at' | 'cause' | 'ms' | 'spent'>) =>
  [
    changedCount > 0 && `${words.changed(changedCount)} <small>${list(changed, changedCount)}</small>`,
    removedCount > 0 && `${words.removed(removedCount)} <small>${list(removed, removedCount)}</small>`,
  ]
    .filter(Boolean)
    .join('<br>') || `<small>${words.noPagesChanged}</small>`;

const publicationRow = ({ at, cause, ms, spent, ...what }: PublicationReport) => `<tr>
<td>${time(at)}</td>
<td>${
  list(
    what.documents.map(({ title }) => title),
    what.documentCount,
  ) || words.causes[cause]
}</td>
<td>${filesOf(what)}</td>
<td class="n">${seconds(ms)}</td>
<td class="n"><small>${Object.entries(spent)
  .map(([step, spentMs]) => `${step} ${Math.round(spentMs)}`)
  .join(' · ')}</small></td>
</tr>`;

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { background: Canvas; color: CanvasText; margin: 2rem auto; max-width: 76rem; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.state { border-inline-start: .4rem solid #2a7d46; border-radius: .25rem; padding: .75rem 1rem; font-weight: 600; background: color-mix(in srgb, #2a7d46 14%, Canvas); }
.state.bad { border-color: #c4372c; background: color-mix(in srgb, #c4372c 16%, Canvas); }
dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .25rem 1.5rem; } dt { color: color-mix(in srgb, CanvasText 70%, Canvas); } dd { margin: 0; }
li + li { margin-block-start: .5rem; }
table { border-collapse: collapse; inline-size: 100%; min-inline-size: 52rem; font-size: .9375rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem 1rem .4rem 0; border-block-end: 1px solid color-mix(in srgb, CanvasText 18%, Canvas); }
th { font-size: .875rem; } time, .n { font-variant-numeric: tabular-nums; white-space: nowrap; }
small { font-size: .8125rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid; }`;

/** Refreshes every five seconds while the page is visible, and leaves its reader where they are. */
const script = `setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.status === 403) return location.reload();
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = fresh.title;
  for (const part of ['#state', '#facts', '#problems', '#publications']) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
    if (old.outerHTML !== now.outerHTML) [old.className, old.innerHTML] = [now.className, now.innerHTML];
  }
}, 5000);`;

/** The press's status for people. @param nonce lets its script run. */
export function statusPage(status: PressStatus, nonce: string): string {
  const { feed, problems, publications, past, targets } = status;
  const rows: [string, string][] = [
    [
      words.site,
      `<a href="${escapeHtml(status.siteUrl)}/">${escapeHtml(status.siteUrl)}</a>, ${words.files(status.fileCount)}`,
    ],
    [words.queue, words.queued(status.queue)],
    [
      words.connection,
      `${feed.lagMs === null ? words.noChanges : words.lag({ ms: Math.round(feed.lagMs) })}${feed.answeredAt ? `, ${words.lastContact} ${time(feed.answeredAt)} UTC` : ''}`,
    ],
    [words.runningSince, `${time(status.startedAt)} UTC`],
    [words.record, escapeHtml(past.failure ?? words.recorded(past.newest))],
    ...targets.map(({ name, pending, failure }): [string, string] => [
      escapeHtml(name),
      `${pending === 0 ? words.upToDate : words.toCopy(pending)}${failure ? `: ${escapeHtml(failure)}` : ''}`,
    ]),
  ];
  const problemItems = problems.map(
    ({ title, field, message }) =>
      `<li><strong>${escapeHtml(title)}</strong>${field ? ` (${escapeHtml(field)})` : ''}: ${escapeHtml(message)}</li>`,
  );
  const notShown = problems.length > 0 ? `<h2>${words.notLive}</h2><ul>${problemItems.join('')}</ul>` : '';
  const done =
    publications.length > 0
      ? `<div class="wide" role="region" tabindex="0" aria-labelledby="last"><table><thead><tr>${words.columns.map((column) => `<th>${column}</th>`).join('')}</tr></thead><tbody>${publications.map(publicationRow).join('')}</tbody></table></div>`
      : `<p>${words.noPublications}</p>`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${words.title(status)}</title><style>${style}</style></head>
<body><main><h1>${words.heading}</h1>
<p id="state" class="state${status.isHealthy ? '' : ' bad'}" role="status">${escapeHtml(status.failure ?? (problems.length === 0 ? words.live : words.someNotLive))}</p>
<dl id="facts">${rows.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl>
<section id="problems">${notShown}</section>
<h2 id="last">${words.publications}</h2><section id="publications">${done}</section></main><script nonce="${nonce}">${script}</script></body></html>`;
}
