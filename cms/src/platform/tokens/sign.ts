import { createHmac, hkdfSync } from 'node:crypto';

/** What a recipient's secret is made from. */
export interface Signed {
  documentId: string;
  secretVersion: number;
}

export interface Signer {
  /**
   * The secret that a recipient verifies with, as Standard Webhooks writes it: `whsec_<32 bytes in base64>`. It is derived
   * from the key in use, and stored nowhere.
   */
  secretOf(recipient: Signed): string;
  /**
   * The headers of one attempt: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
   * There is a signature for each key, so that a recipient verifies with its old secret while the keys are changed.
   * @param id the same at each attempt. @param body as it is sent, to the byte.
   */
  headersOf(recipient: Signed, id: string, body: string, now: Date): Record<string, string>;
}

const SECRET_BYTES = 32;

const derive = (key: Buffer, { documentId, secretVersion }: Signed) =>
  Buffer.from(hkdfSync('sha256', key, '', `patient-press recipient 1 ${documentId} ${secretVersion}`, SECRET_BYTES));

/** @param keys of 32 bytes each: secrets are made from the first, deliveries are signed with each. */
export function makeSigner(keys: readonly [Buffer, ...Buffer[]]): Signer {
  return {
    secretOf: (recipient) => `whsec_${derive(keys[0], recipient).toString('base64')}`,

    headersOf(recipient, id, body, now) {
      const timestamp = Math.floor(now.getTime() / 1000);
      const signatures = keys.map((key) =>
        createHmac('sha256', derive(key, recipient)).update(`${id}.${timestamp}.${body}`).digest('base64'),
      );
      return {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
      };
    },
  };
}
