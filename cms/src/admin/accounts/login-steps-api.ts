import { z } from 'zod';
import { type Enrollment, enrollment, type LoginStep, recoveryCodes } from '../../accounts/second-factor/contract';
import { accountWords } from '../words/accounts';

/** The second step was refused. Its message is a sentence for the person logging in. */
export class StepRefusedError extends Error {
  override name = 'StepRefusedError';
}

const refusal = z.object({ error: z.object({ message: z.string() }) });
const passed = z.object({ user: z.looseObject({}) });
/** Strapi's user, as the answer to a login holds it. */
type User = z.infer<typeof passed>['user'];

async function send(path: string, sent: object): Promise<unknown> {
  const response = await window.fetch(`/second-factor/login/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  const received: unknown = await response.json().catch(() => ({}));
  if (response.ok) return received;
  throw new StepRefusedError(refusal.safeParse(received).data?.error.message ?? accountWords.failed);
}

/** What goes on with a login after the password. @throws StepRefusedError */
export const loginSteps = ({ ticket }: LoginStep) => ({
  enroll: async (): Promise<Enrollment> => enrollment.parse(await send('enroll', { ticket })),
  confirm: async (code: string): Promise<{ user: User; recoveryCodes: string[] }> =>
    passed.extend(recoveryCodes.shape).parse(await send('confirm', { ticket, code })),
  verify: async (code: string): Promise<{ user: User }> => passed.parse(await send('verify', { ticket, code })),
});
export type { User };
