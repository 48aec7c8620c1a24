import { chatWords } from '@patient-press/shared/words/chat';
import { useEffect, useRef, useState } from 'react';
import type { Provider } from '../../content/entries/chat.ts';
import { greetChatwoot } from './greet-chatwoot.ts';

/** How long a reader waits for a provider before another way is offered. */
const TIMEOUT_MS = 15_000;

interface Props {
  provider: Provider;
  /** The name of the button that leads to the callback. */
  otherWay: string;
  onCallback: () => void;
  onFailure: () => void;
}

/**
 * The provider's chat, in a frame that shuts it in: its scripts do not run in our page, it does not learn the page's
 * address, and it gets neither camera nor microphone. It needs its own origin for what it stores of the conversation.
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
        {isLoaded ? chatWords.loaded({ provider: name }) : chatWords.loading({ provider: name })}
      </p>
      <iframe
        ref={frame}
        title={chatWords.frame({ provider: name })}
        src={address}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        // Chatwoot says when it is there; of the others a browser says only that some page has come, if not which.
        onLoad={kind === 'chatwoot' ? undefined : () => setIsLoaded(true)}
      />
      <p>
        {chatWords.notVisible}{' '}
        <button type="button" className="chat-link" onClick={onCallback}>
          {otherWay}
        </button>
      </p>
    </div>
  );
}
