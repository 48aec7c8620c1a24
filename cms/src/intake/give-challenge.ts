import type { Core } from '@strapi/strapi';
import type { Answer } from './answer';
import { makeChallenge } from './challenges';
import { countRequest } from './limits';

/** Gives the script of a form the task of a proof of work. @throws ProblemError when there were too many. */
export async function giveChallenge(strapi: Core.Strapi, { ip }: { ip: string }): Promise<Answer> {
  await countRequest(strapi, 'challengeAddress', ip);
  return { kind: 'json', status: 200, body: await makeChallenge(new Date()) };
}
