import type { Provider } from '../../content/entries/chat.ts';
import type { ChatFile } from '../../content/props/chat-file.ts';

interface Props {
  provider: Provider;
  siteName: string;
  phone: ChatFile['phone'];
  /** What leads to the callback is called. */
  otherWay: string;
  onStart: () => void;
  onCallback: () => void;
}

/** Who will read along, before anything is loaded from there. */
export function ProviderNotice({ provider, siteName, phone, otherWay, onStart, onCallback }: Props) {
  return (
    <div className="chat-body">
      <p>
        This chat is run by <strong>{provider.name}</strong>, at {new URL(provider.origin).host}, for {siteName}. What
        you write goes there, and is kept there, not on this site. Nothing has been sent to {provider.name} yet.
      </p>
      <p>
        When you start, {provider.name} sees your internet address, as any site does that you visit. This site does not
        tell it which page you read. Write nothing about your health that you would not put in a letter.
      </p>
      <div className="chat-actions">
        <button type="button" className="button" onClick={onStart}>
          Start the chat
        </button>
        {phone && (
          <a className="button button-quiet" href={phone.href}>
            Call {phone.label} instead
          </a>
        )}
        <button type="button" className="button button-quiet" onClick={onCallback}>
          {otherWay}
        </button>
      </div>
    </div>
  );
}
