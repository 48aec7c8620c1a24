import type { PressStatus, PublicationReport } from '@patient-press/shared/press-status';
import { escapeHtml } from './answers.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
const time = (iso: string) => `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
const list = (names: readonly string[], count: number) =>
  escapeHtml(names.slice(0, 3).join(', ')) + (count > 3 ? ` and ${count - 3} more` : '');

const causes: Record<PublicationReport['cause'], string> = {
  change: 'change',
  start: 'start of the press',
  repair: 'repair of missed changes',
  time: 'a banner began or ended',
};

const publicationRow = ({ at, cause, ms, spent, ...what }: PublicationReport) => `<tr>
<td>${time(at)}</td>
<td>${
  list(
    what.documents.map(({ title }) => title),
    what.documentCount,
  ) || causes[cause]
}</td>
<td>${what.changedCount}${what.removedCount > 0 ? `, −${what.removedCount}` : ''} <small>${list(what.changed, what.changedCount)}</small></td>
<td class="n">${seconds(ms)}</td>
<td class="n"><small>${Object.entries(spent)
  .map(([step, spentMs]) => `${step} ${Math.round(spentMs)}`)
  .join(' · ')} ms</small></td>
</tr>`;

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-block-start: 2rem; }
.state { border-inline-start: .4rem solid #2a7d46; padding: .5rem 1rem; background: color-mix(in srgb, #2a7d46 12%, Canvas); }
.state.bad { border-color: #b3261e; background: color-mix(in srgb, #b3261e 12%, Canvas); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; } dd { margin: 0; }
table { border-collapse: collapse; inline-size: 100%; } th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-block-end: 1px solid color-mix(in srgb, CanvasText 15%, Canvas); }
.n { font-variant-numeric: tabular-nums; white-space: nowrap; } small { opacity: .75; } .wide { overflow-x: auto; }`;

/** The press's status for people. It asks again every five seconds. */
export function statusPage(status: PressStatus): string {
  const { feed, problems, publications, targets } = status;
  const rows: [string, string][] = [
    ['Site', `<a href="${escapeHtml(status.siteUrl)}/">${escapeHtml(status.siteUrl)}</a>, ${status.fileCount} files`],
    ['Waiting', status.queue === 0 ? 'nothing' : `${status.queue} documents`],
    [
      'Feed',
      `${feed.lagMs === null ? 'no change heard of yet' : `last change heard of after ${Math.round(feed.lagMs)} ms`}${feed.answeredAt ? `, answered ${time(feed.answeredAt)}` : ''}`,
    ],
    ['Running since', time(status.startedAt)],
    ...targets.map(({ name, pending, trouble }): [string, string] => [
      escapeHtml(name),
      `${pending === 0 ? 'up to date' : `${pending} files to copy`}${trouble ? `: ${escapeHtml(trouble)}` : ''}`,
    ]),
  ];
  const problemItems = problems.map(
    ({ title, field, message }) =>
      `<li><strong>${escapeHtml(title)}</strong>${field ? ` (${escapeHtml(field)})` : ''}: ${escapeHtml(message)}</li>`,
  );
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<meta http-equiv="refresh" content="5"><title>${status.isHealthy ? 'All is well' : 'Trouble'}: the press</title><style>${style}</style></head>
<body><main><h1>The press</h1>
<p class="state${status.isHealthy ? '' : ' bad'}" role="status">${status.trouble ? escapeHtml(status.trouble) : 'Readers have everything that is published.'}</p>
<dl>${rows.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl>
${problemItems.length > 0 ? `<h2>Not shown as they are in the admin</h2><ul>${problemItems.join('')}</ul>` : ''}
<h2>Last publications</h2><div class="wide"><table><thead><tr><th>When (UTC)</th><th>What changed</th><th>Files</th><th>Took</th><th>Of that</th></tr></thead>
<tbody>${publications.map(publicationRow).join('')}</tbody></table></div></main></body></html>`;
}
