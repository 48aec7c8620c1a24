import { createRoot, type Root } from 'react-dom/client';
import type { ChatFile } from '../content/props/chat-file.ts';
import { ChatDialog } from './chat/ChatDialog.tsx';
import { fetchChat } from './chat/fetch-chat.ts';
import { isAnswered } from './chat/is-answered.ts';
import { originOf } from './chat/origin-of.ts';

let root: Root | undefined;
let opening = 0;
/** As it was said last: what is under way goes on, also when it cannot be asked for again. */
let chat: ChatFile | null = null;

/**
 * Opens the chat's dialog. One stays on the page while it is closed, so that what was typed, or said in the chat, is there
 * when it is opened again.
 * @param link the button that was pressed: it has the focus again when the dialog closes.
 */
export async function openChat(link: HTMLAnchorElement): Promise<void> {
  chat = (await fetchChat()) ?? chat;
  root ??= createRoot(document.body.appendChild(document.createElement('div')));
  opening += 1;
  root.render(
    <ChatDialog
      chat={chat}
      isAnswered={chat !== null && isAnswered(chat, new Date())}
      link={link}
      origin={originOf(link)}
      opening={opening}
    />,
  );
}
