import { noticeAnd, type Place, plantRequest, sampleEmail } from './plant-request.ts';

/** What a reader gave. `phone` is E.164; `boxes`: the wordings beside the notice, and whether each was ticked. */
export interface SampleGuideRequest {
  email?: string;
  name?: string | null;
  phone?: string | null;
  page?: string;
  relationship?: string;
  boxes?: Record<string, boolean>;
  purgeOn?: string;
  createdAt?: Date;
  guide?: unknown;
  ctaBanner?: string | null;
}

/** Keeps a request for a guide, with what limits remember of its reader. @returns its documentId. */
export async function keepGuideRequest(
  place: Place,
  {
    email = sampleEmail(),
    name = 'Grace Example',
    phone = null,
    page = '/guides/first-weeks/',
    relationship = 'patient',
    boxes = {},
    purgeOn = '2099-01-01',
    createdAt = new Date(),
    guide = null,
    ctaBanner = null,
  }: SampleGuideRequest = {},
): Promise<string> {
  const { sql, keyring } = place;
  const documentId = await plantRequest(place, {
    given: { email, name, phone },
    guide,
    consents: noticeAnd(boxes),
    columns: { page, relationship, purge_on: purgeOn, cta_banner: ctaBanner, created_at: createdAt },
  });
  for (const limit of [
    `email:${keyring.index('email', email.toLowerCase())}`,
    `email:${keyring.index('mailbox', email.toLowerCase())}`,
    ...(phone ? [`phone:${keyring.index('phone', phone)}`] : []),
  ])
    await sql.query('insert into patient_press_intake_limits (key, points) values ($1, 1) on conflict do nothing', [
      limit,
    ]);
  return documentId;
}
