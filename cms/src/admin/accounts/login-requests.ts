import { z } from 'zod';
import { pendingLogin } from '../../accounts/second-factor/contract';
import { accountWords } from '../words/accounts';

/** What Strapi's pages send to begin a session. */
const beginsSession = /\/admin\/(login|register|register-admin|reset-password)$/;

const renewed = z.object({ data: z.object({ token: z.string() }) });

const canceled = (): Response =>
  Response.json({ error: { status: 400, name: 'ApplicationError', message: accountWords.canceled } }, { status: 400 });

/**
 * Has everyone who logs in pass the second step before Strapi's login page hears of an answer: it then gets the session that
 * it waits for, as if there had been one step. Call it once.
 */
export function askForSecondFactor(): void {
  const send = window.fetch.bind(window);

  async function goOn(response: Response): Promise<Response> {
    const asked = pendingLogin.safeParse(await response.clone().json()).data?.data.secondFactor;
    if (!asked) return response;
    const { askForStep } = await import('./ask-for-step');
    const user = await askForStep(asked);
    if (!user) return canceled();
    // The refresh token came with the first step, in a cookie that no script reads. It works from now on.
    const access = await send('/admin/access-token', {
      method: 'POST',
      credentials: 'include',
    });
    const { token } = renewed.parse(await access.json()).data;
    return Response.json({ data: { token, accessToken: token, user } });
  }

  window.fetch = async (input, init) => {
    const response = await send(input, init);
    const isBeginning =
      typeof input === 'string' &&
      init?.method?.toUpperCase() === 'POST' &&
      beginsSession.test(new URL(input, window.location.href).pathname);
    return isBeginning && response.ok ? goOn(response) : response;
  };
}
