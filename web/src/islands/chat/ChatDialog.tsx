import { chatWords } from '@patient-press/shared/words/chat';
import { useEffect, useRef, useState } from 'react';
import type { ChatFile } from '../../content/props/chat-file.ts';
import formCss from '../form/form.css?inline';
import { CallbackOffer } from './CallbackOffer.tsx';
import css from './chat.css?inline';
import type { Origin } from './origin-of.ts';
import { ProviderFrame } from './ProviderFrame.tsx';
import { ProviderNotice } from './ProviderNotice.tsx';
import { stayInside } from './stay-inside.ts';

interface Props {
  chat: ChatFile | null;
  /** Whether someone answers in the chat now. */
  isAnswered: boolean;
  link: HTMLElement;
  origin: Origin;
  /** Another number each time that the dialog is to open. */
  opening: number;
}

/** What the reader chose; nothing yet: what is shown depends on whether someone answers. */
type Choice = 'chat' | 'callback' | 'callback-after-failure' | null;

function viewOf(choice: Choice, hasChat: boolean, isAnswered: boolean): keyof typeof chatWords.titles {
  if (!hasChat || choice === 'callback' || choice === 'callback-after-failure') return 'callback';
  return choice ?? (isAnswered ? 'notice' : 'callback');
}

export function ChatDialog({ chat, isAnswered, link, origin, opening }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [choice, choose] = useState<Choice>(null);
  const provider = chat?.provider ?? null;
  const view = viewOf(choice, provider !== null, isAnswered);
  const otherWay = chat?.consent ? chatWords.requestCall : chatWords.otherWays;

  useEffect(() => {
    if (opening > 0) dialog.current?.showModal();
  }, [opening]);
  useEffect(() => {
    // What was pressed may be gone with the view that it was in.
    if (opening > 0 && view) title.current?.focus();
  }, [opening, view]);

  return (
    <dialog
      ref={dialog}
      className="chat"
      aria-labelledby="chat-title"
      onClose={() => link.focus()}
      onKeyDown={stayInside}
    >
      <style>{formCss + css}</style>
      <div className="chat-head">
        <h2 ref={title} id="chat-title" tabIndex={-1}>
          {chatWords.titles[view]}
        </h2>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {chatWords.close}
        </button>
      </div>
      {view === 'notice' && chat && provider && (
        <ProviderNotice
          provider={provider}
          siteName={chat.siteName}
          phone={chat.phone}
          otherWay={otherWay}
          onStart={() => choose('chat')}
          onCallback={() => choose('callback')}
        />
      )}
      {view === 'chat' && provider && (
        <ProviderFrame
          provider={provider}
          otherWay={otherWay}
          onCallback={() => choose('callback')}
          onFailure={() => choose('callback-after-failure')}
        />
      )}
      {view === 'callback' && (
        <CallbackOffer
          chat={chat}
          isAnswered={isAnswered}
          hasFailed={choice === 'callback-after-failure'}
          contactPath={link.getAttribute('href') ?? '/contact/'}
          origin={origin}
          onChat={() => choose(choice === 'callback-after-failure' ? 'chat' : null)}
        />
      )}
    </dialog>
  );
}
