/** An email that arrived. `at`: when, ISO in UTC. */
export interface ReceivedEmail {
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  html: string;
  /** By lowercase name. */
  headers: Record<string, string>;
  at: string;
}
