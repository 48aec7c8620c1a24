import { pagePath } from '@patient-press/shared/paths';
import type { TopicPayload } from '@patient-press/shared/payloads/topic';

/** A topic as articles name it. */
export interface TopicName {
  path: string;
  name: string;
}

export interface TopicEntry extends TopicName {
  summary: string | null;
}

export function toTopic(payload: TopicPayload): TopicEntry {
  return { path: pagePath('api::topic.topic', payload.slug), name: payload.name, summary: payload.summary };
}
