/**
 * What pages may load and run: nothing but the site's own.
 * @param scripts hashes of the inline scripts of pages, as `sha256-…`.
 * @param frames origins that may be shown in a frame.
 */
export function contentSecurityPolicy({
  scripts = [],
  frames = [],
}: {
  scripts?: readonly string[];
  frames?: readonly string[];
} = {}): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    ["script-src 'self'", ...scripts.map((hash) => `'${hash}'`)].join(' '),
    "connect-src 'self'",
    "manifest-src 'self'",
    // Where the proof of work for a form is done.
    "worker-src 'self'",
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Sent with everything. Pages have a policy of their own, with their inline scripts: `_headers.json`. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
};
