import { expect } from 'vitest';
import { z } from 'zod';
import { stack } from '../../.run/worker-stack.ts';
import {
  type PersonErased,
  type PersonFound,
  type PersonOptedOut,
  personErased,
  personFound,
  personOptedOut,
} from '../src/intake/person/contract.ts';
import { type Answer, asAdministrator, asRole, type Fields } from './admin-api.ts';
import { samplePhone, sql } from './callback-samples.ts';
import { keepGuideRequest, type SampleGuideRequest } from './guide-request-samples.ts';
import { keyringOf } from './plant-request.ts';
import { openQueue } from './queue.ts';

export const administrator = await asAdministrator(stack);
/** Somebody with the role Intake, called “Sample intake”. */
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
export const keyring = keyringOf(stack.dataDir);

// Recipients are told through it, whether somebody works it or not.
const queue = await openQueue(stack.databaseUrl);
await queue.createQueue('tell-recipients');
await queue.stop({ graceful: false });

/** Keeps a request for a guide in the stack. @returns its documentId. */
export const keep = (given: SampleGuideRequest): Promise<string> => keepGuideRequest({ sql, keyring }, given);

/** A number, and how somebody types it. */
export const samplePhones = () => {
  const phone = samplePhone();
  return { phone, asTyped: phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3') };
};

export const askAs = (path: 'find' | 'export' | 'erase' | 'opt-out', sought: object): Promise<Answer> =>
  intake.call('POST', `/intake/people/${path}`, sought);
async function taken(path: 'find' | 'export' | 'erase' | 'opt-out', sought: object): Promise<Fields> {
  const answer = await askAs(path, sought);
  expect(answer).toMatchObject({ status: 200 });
  return answer.data;
}
export const find = async (sought: object): Promise<PersonFound> => personFound.parse(await taken('find', sought));
export const optOut = async (sought: object): Promise<PersonOptedOut> =>
  personOptedOut.parse(await taken('opt-out', sought));
export const erase = async (sought: object): Promise<PersonErased> => personErased.parse(await taken('erase', sought));

/** What certainly is the person's, the newest first. */
export const certain = async (sought: object): Promise<PersonFound['requests']> =>
  (await find(sought)).requests.filter(({ certainty }) => certainty === 'same');

const requests = z.array(z.record(z.string(), z.unknown()));
const file = z.object({ guideRequests: requests, callbackRequests: requests });
export const exportOf = async (sought: object): Promise<z.infer<typeof file>> =>
  file.parse(await taken('export', sought));

/** Notes that a recipient was told of a request, as the recipients' job does. */
export const noteTold = (request: string, name: string, recipient = `id of ${name}`): Promise<unknown> =>
  sql.query(
    `insert into patient_press_intake_history (request_type, request, event, detail)
     values ('guide-download', $1, 'recipient-told', $2)`,
    [request, { recipient, name, event: 'request.created', status: 200 }],
  );

/** What happened to a request, the oldest first. */
export const eventsOf = async (request: string): Promise<Fields[]> =>
  (await sql.query('select event, done_by from patient_press_intake_history where request = $1 order by id', [request]))
    .rows;
