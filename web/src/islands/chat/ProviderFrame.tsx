import { useEffect, useRef, useState } from 'react';
import type { Provider } from '../../content/entries/chat.ts';
import { greetChatwoot } from './greet-chatwoot.ts';

/** How long a reader waits for a provider before another way is offered. */
const TIMEOUT_MS = 15_000;

interface Props {
  provider: Provider;
  /** What leads to the callback is called. */
  otherWay: string;
  onCallback: () => void;
  onFailure: () => void;
}

/**
 * The provider's chat, in a frame that shuts it in: its scripts do not run in our page, it does not learn the page's
 * address, and it gets neither camera nor microphone. It needs its own origin for what it keeps of the conversation.
 */
export function ProviderFrame({ provider, otherWay, onCallback, onFailure }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isLoaded, setIsLoaded] = useState(false);
  const { kind, name, origin, frame: address } = provider;

  useEffect(() => {
    if (isLoaded) return;
    const timer = setTimeout(onFailure, TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [isLoaded, onFailure]);
  useEffect(() => {
    if (kind === 'chatwoot' && frame.current) return greetChatwoot(frame.current, origin, () => setIsLoaded(true));
  }, [kind, origin]);

  return (
    <div className="chat-body chat-frame">
      <p role="status" className={isLoaded ? 'visually-hidden' : undefined}>
        {isLoaded ? `The chat by ${name} is loaded.` : `Loading the chat by ${name} …`}
      </p>
      <iframe
        ref={frame}
        title={`Chat by ${name}`}
        src={address}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        // Chatwoot tells when it is there; of the others a browser says only that some page has come, if not which.
        onLoad={kind === 'chatwoot' ? undefined : () => setIsLoaded(true)}
      />
      <p>
        No chat to be seen?{' '}
        <button type="button" className="chat-link" onClick={onCallback}>
          {otherWay}
        </button>
      </p>
    </div>
  );
}
