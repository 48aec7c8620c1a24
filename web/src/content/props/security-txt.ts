import type { Site } from '../site/site.ts';

/** `/.well-known/security.txt`: where to report a vulnerability. `expires` is ISO in UTC. */
export interface SecurityTxt {
  siteUrl: string;
  path: string;
  contact: string;
  expires: string;
}

export const securityTxtPath = '/.well-known/security.txt';

/** The first moment of a month, in UTC. @param months after that of the time. */
function startOfMonth(iso: string, months: number): string {
  const time = new Date(iso);
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + months, 1)).toISOString();
}

/** When the file next says another date. */
export const nextSecurityTxt = (now: string): string => startOfMonth(now, 1);

/** An address to write to; without one in the settings, the page that says how to reach the newsroom, or the home page. */
function contactOf({ siteUrl, settings, pages }: Site): string {
  if (settings.contactEmail !== null) return `mailto:${settings.contactEmail}`;
  const hasPage = [...pages.values()].some(({ path }) => path === '/contact/');
  return `${siteUrl}${hasPage ? '/contact/' : '/'}`;
}

/** RFC 9116 asks for a date less than a year ahead. */
export const securityTxt = (site: Site): SecurityTxt => ({
  siteUrl: site.siteUrl,
  path: securityTxtPath,
  contact: contactOf(site),
  expires: startOfMonth(site.now, 11),
});
