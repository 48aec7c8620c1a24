import { contentSecurityPolicy, securityHeaders } from '../lib/security-headers.ts';
import { UPLOAD_POLICY } from '../lib/upload-headers.ts';

const capitalised = (name: string) => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/**
 * The headers that pages need, as files: `_headers` as Netlify and Cloudflare read it, `_headers.caddy` to be imported
 * into a site of Caddy's, and `_headers.json` for the press's own server.
 * @param allowed what pages run and show beside the site's own files.
 */
export function headerFiles(allowed: Parameters<typeof contentSecurityPolicy>[0]): { path: string; text: string }[] {
  const policy = contentSecurityPolicy(allowed);
  const headers = Object.entries({ ...securityHeaders, 'content-security-policy': policy });
  const lines = headers.map(([name, value]) => `  ${capitalised(name)}: ${value}\n`).join('');
  return [
    {
      path: '_headers',
      text: `/*\n${lines}/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n/_search/files/*\n  Cache-Control: public, max-age=31536000, immutable\n/_pictures/*\n  Content-Security-Policy: ${UPLOAD_POLICY}\n`,
    },
    { path: '_headers.caddy', text: `header Content-Security-Policy "${policy}"\n` },
    { path: '_headers.json', text: JSON.stringify({ 'content-security-policy': policy }) },
  ];
}
