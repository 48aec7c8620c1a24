import { chatWords } from '@patient-press/shared/words/chat';
import type { Provider } from '../../content/entries/chat.ts';
import type { ChatFile } from '../../content/props/chat-file.ts';

interface Props {
  provider: Provider;
  siteName: string;
  phone: ChatFile['phone'];
  /** The name of the button that leads to the callback. */
  otherWay: string;
  onStart: () => void;
  onCallback: () => void;
}

/** Who runs the chat, before anything is loaded from there. */
export function ProviderNotice({ provider, siteName, phone, otherWay, onStart, onCallback }: Props) {
  return (
    <div className="chat-body">
      {chatWords.notice({ provider: provider.name, host: new URL(provider.origin).host, siteName }).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className="chat-actions">
        <button type="button" className="button" onClick={onStart}>
          {chatWords.start}
        </button>
        {phone && (
          <a className="button button-quiet" href={phone.href}>
            {chatWords.callInstead({ phone: phone.label })}
          </a>
        )}
        <button type="button" className="button button-quiet" onClick={onCallback}>
          {otherWay}
        </button>
      </div>
    </div>
  );
}
