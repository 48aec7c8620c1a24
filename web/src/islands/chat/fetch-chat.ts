import { type ChatFile, chatFile, chatPath } from '../../content/props/chat-file.ts';

const TIMEOUT_MS = 8_000;

/** What the site says of its chat; null when that cannot be had, and the reader is shown other ways. */
export async function fetchChat(): Promise<ChatFile | null> {
  try {
    const answer = await fetch(chatPath, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return chatFile.parse(await answer.json());
  } catch {
    return null;
  }
}
