import { isOpen, parseHours } from '@patient-press/shared/hours';
import type { ChatFile } from '../../content/props/chat-file.ts';

/** Whether someone answers in the chat at a time. */
export const isAnswered = ({ provider, hours, timeZone }: ChatFile, now: Date): boolean =>
  provider !== null && (!hours || isOpen(parseHours(hours), timeZone ?? 'UTC', now));
