/** An email that arrived. `at`: when, ISO in UTC. */
export interface ReceivedMail {
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  html: string;
  /** By their names in lower case. */
  headers: Record<string, string>;
  at: string;
}
