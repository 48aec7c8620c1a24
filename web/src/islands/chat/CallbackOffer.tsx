import { chatWords } from '@patient-press/shared/words/chat';
import { hoursInWords, zoneInWords } from '@patient-press/shared/words/hours';
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

/** The site's number as the page shows it, for when nothing more can be loaded. */
function phoneOnPage(): ChatFile['phone'] {
  const link = document.querySelector<HTMLAnchorElement>('footer a[href^="tel:"]');
  return link && { label: link.textContent, href: link.href };
}

function reasonOf({ chat, isAnswered, hasFailed }: Props): string | null {
  if (!chat) return chatWords.notLoaded;
  if (hasFailed) return chatWords.failed;
  return isAnswered ? null : (chat.offlineMessage ?? chatWords.noOne);
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
        <p>{chatWords.hours({ hours: hoursInWords(chat.hours), zone: zoneInWords(chat.timeZone ?? 'UTC') })}</p>
      )}
      <div className="chat-actions">
        {phone && (
          <a className="button" href={phone.href}>
            {chatWords.call({ phone: phone.label })}
          </a>
        )}
        {chat?.provider && isAnswered && (
          <button type="button" className="button button-quiet" onClick={onChat}>
            {props.hasFailed ? chatWords.tryAgain : chatWords.start}
          </button>
        )}
        <a className="button button-quiet" href={contactPath}>
          {chatWords.otherWays}
        </a>
      </div>
      {chat?.consent && <CallbackForm consent={chat.consent} phone={phone} origin={origin} />}
    </div>
  );
}
