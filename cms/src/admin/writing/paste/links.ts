/** Google Docs and Outlook wrap links so that clicks are counted; the address is inside. */
function unwrap(url: URL): URL {
  const isGoogle = /(?:^|\.)google\.com$/.test(url.hostname) && url.pathname === '/url';
  const isOutlook = url.hostname.endsWith('.safelinks.protection.outlook.com');
  const inner = isGoogle
    ? (url.searchParams.get('q') ?? url.searchParams.get('url'))
    : isOutlook
      ? url.searchParams.get('url')
      : null;
  return inner && URL.canParse(inner) ? new URL(inner) : url;
}

/** Where a pasted link goes: null when readers can't follow it, such as to a file on the writer's computer. */
export function linkTarget(href: string): string | null {
  const trimmed = href.trim();
  if (!URL.canParse(trimmed)) return null;
  const url = unwrap(new URL(trimmed));
  if (!/^(?:https?|mailto|tel):$/.test(url.protocol)) return null;
  return url.href === new URL(trimmed).href ? trimmed : url.href;
}
