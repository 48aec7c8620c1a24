import { SMTPServer } from 'smtp-server';

/** A mail server that counts what it takes for readers. */
export interface MailSink {
  url: string;
  /** How often each message was taken, by its id. */
  received: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Intake gets email about new requests, too: how many depends on the minute. */
const isForReader = (address: string) => address.startsWith('reader-');

/** Starts a mail server on a port of 127.0.0.1. It takes everything, and stores only the ids of what readers get. */
export async function startMailSink(port: number): Promise<MailSink> {
  const received = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      let mail = '';
      stream.setEncoding('latin1').on('data', (text: string) => {
        mail += text;
      });
      stream.on('end', () => {
        const id = /^message-id:\s*(<[^>]+>)/im.exec(mail)?.[1] ?? 'none';
        if (envelope.rcptTo.some(({ address }) => isForReader(address))) received.set(id, (received.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  // A cms that is killed in the middle of an email leaves a broken connection.
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
