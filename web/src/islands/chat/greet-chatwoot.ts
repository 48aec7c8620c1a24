const PREFIX = 'chatwoot-widget:';

/** What Chatwoot's own script sends a frame once it has loaded; without it, the frame fetches no conversation. */
const greetings = [
  { event: 'config-set', locale: 'en', position: 'right', hideMessageBubble: true, showPopoutButton: false },
  { event: 'toggle-open', isOpen: true },
];

function isLoadedEvent(data: unknown): boolean {
  if (typeof data !== 'string' || !data.startsWith(PREFIX)) return false;
  try {
    const message: unknown = JSON.parse(data.slice(PREFIX.length));
    return typeof message === 'object' && message !== null && 'event' in message && message.event === 'loaded';
  } catch {
    return false;
  }
}

/**
 * Waits for Chatwoot's chat in a frame, and opens it: in place of its own script, which would run in our page and report
 * it the page's address.
 * See https://github.com/chatwoot/chatwoot/blob/develop/app/javascript/sdk/IFrameHelper.js
 * @returns what stops waiting.
 */
export function greetChatwoot(frame: HTMLIFrameElement, origin: string, onLoaded: () => void): () => void {
  const hear = (message: MessageEvent<unknown>) => {
    if (message.source !== frame.contentWindow || message.origin !== origin || !isLoadedEvent(message.data)) return;
    for (const greeting of greetings) frame.contentWindow?.postMessage(PREFIX + JSON.stringify(greeting), origin);
    onLoaded();
  };
  addEventListener('message', hear);
  return () => removeEventListener('message', hear);
}
