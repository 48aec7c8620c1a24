import type { ChatFile } from '../../content/props/chat-file.ts';
import { CallbackForm } from './CallbackForm.tsx';
import type { Origin } from './origin-of.ts';

interface Props {
  /** null: it could not be had. */
  chat: ChatFile | null;
  isAnswered: boolean;
  /** Whether the provider's chat was started, and did not come. */
  hasFailed: boolean;
  contactPath: string;
  origin: Origin;
  onChat: () => void;
}

/** The site's number as it stands on the page, for when nothing more can be loaded. */
function phoneOnPage(): ChatFile['phone'] {
  const link = document.querySelector<HTMLAnchorElement>('footer a[href^="tel:"]');
  return link && { label: link.textContent, href: link.href };
}

function reasonOf({ chat, isAnswered, hasFailed }: Props): string | null {
  if (!chat) return 'The chat could not be loaded. Your connection may be gone.';
  if (hasFailed) return 'The chat did not load.';
  return isAnswered ? null : (chat.offlineMessage ?? 'Nobody is in the chat now.');
}

/** The ways to a person other than the chat. */
export function CallbackOffer(props: Props) {
  const { chat, isAnswered, contactPath, origin, onChat } = props;
  const reason = reasonOf(props);
  const phone = chat ? chat.phone : phoneOnPage();
  return (
    <div className="chat-body">
      {reason && <p>{reason}</p>}
      {chat?.provider && chat.hours && !isAnswered && (
        <p>
          The chat is open {chat.hours} ({chat.timeZone?.replaceAll('_', ' ')}).
        </p>
      )}
      <div className="chat-actions">
        {phone && (
          <a className="button" href={phone.href}>
            Call {phone.label}
          </a>
        )}
        {chat?.provider && isAnswered && (
          <button type="button" className="button button-quiet" onClick={onChat}>
            {props.hasFailed ? 'Try the chat again' : 'Start the chat'}
          </button>
        )}
        <a className="button button-quiet" href={contactPath}>
          Other ways to reach us
        </a>
      </div>
      {chat?.consent && <CallbackForm consent={chat.consent} phone={phone} origin={origin} />}
    </div>
  );
}
