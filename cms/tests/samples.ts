import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { type Answer, collection, type Fields, type Session } from './admin-api.ts';

const made: { session: Session; uid: string; documentId: unknown }[] = [];

/** What is published needs what it shows, which cannot be deleted before it. */
const goFirst = ['api::cta-banner.cta-banner', 'api::article.article', 'api::page.page', 'api::guide.guide'];
const turnOf = (uid: string) => (goFirst.includes(uid) ? goFirst.indexOf(uid) : goFirst.length);

/** The stack is shared: the next file's tests find it as this file's tests did. */
afterAll(async () => {
  const byType = [...Map.groupBy(made, (one) => one.uid)].toReversed();
  for (const [uid, documents] of byType.sort(([one], [other]) => turnOf(one) - turnOf(other))) {
    const documentIds = documents.map(({ documentId }) => documentId);
    const answer = await documents[0]?.session.call('POST', `${collection(uid)}/actions/bulkDelete`, { documentIds });
    // 404: the tests themselves deleted every one of them.
    if (answer?.status !== 200 && answer?.status !== 404) {
      throw new Error(`Samples of ${uid} were left behind: ${answer?.status} ${answer?.message}`);
    }
  }
});

/** A word that no other test uses: for slugs and titles, which must be unique. */
export const word = () => `w${randomUUID().slice(0, 8)}`;

/** What the admin sends when a document is chosen in a relation. */
export const chosen = ({ id, documentId }: Fields) => ({ connect: [{ id, documentId }] });

export const paragraph = (text: string) => ({
  __component: 'body.rich-text',
  content: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
});

/** Creates a document that is gone again after the tests of the file. @throws Error when it is refused. */
export async function create(session: Session, uid: string, data: Fields): Promise<Fields> {
  const answer = await session.call('POST', collection(uid), data);
  if (answer.status !== 201)
    throw new Error(`${uid} was not created: ${answer.status} ${answer.message} ${JSON.stringify(data)}`);
  made.push({ session, uid, documentId: answer.data.documentId });
  return answer.data;
}

export const publish = (session: Session, uid: string, document: Fields): Promise<Answer> =>
  session.call('POST', `${collection(uid, document.documentId)}/actions/publish`, {});

export const createPerson = (session: Session) =>
  create(session, 'api::person.person', { name: 'Sample Person', slug: word() });
export const createSource = (session: Session) =>
  create(session, 'api::source.source', { title: 'A sample source', kind: 'web-page' });

/** An article that may be published as it is; `changes` take its attributes' place. */
export async function completeArticle(session: Session, changes: Fields = {}): Promise<Fields> {
  const slug = word();
  const [author, source] = [await createPerson(session), await createSource(session)];
  return {
    headline: `Sample article ${slug}`,
    slug,
    dek: 'One sentence that says what is known.',
    body: [paragraph('A statement with its source [1].')],
    authors: chosen(author),
    sources: [{ source: chosen(source) }],
    ...changes,
  };
}

export const createSponsor = (session: Session, changes: Fields = {}) =>
  create(session, 'api::sponsor.sponsor', {
    legalName: 'Sample Firm',
    responsibleAttorney: 'A. Sample',
    officeAddress: '1 Sample Street',
    ...changes,
  });

/** The day that is some days from today, in UTC: `2026-11-23`. */
export const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const approval = () => ({
  approvedBy: 'C. Sample',
  approvedOn: dayFromToday(-1),
  approvalEndsOn: dayFromToday(100),
});

/** Another approval than the one before, for a change to what readers see. */
export const approvedAgain = () => ({ approvedBy: `Counsel ${word()}` });

/** A banner that may be published as it is; `changes` take its attributes' place. */
export async function completeBanner(session: Session, changes: Fields = {}): Promise<Fields> {
  return {
    name: 'Sample banner',
    placement: 'top-bar',
    message: 'Call us.',
    label: 'Attorney advertising',
    priority: 0,
    actions: [{ kind: 'call', label: 'Call' }],
    ...('sponsor' in changes ? {} : { sponsor: chosen(await createSponsor(session)) }),
    ...approval(),
    ...changes,
  };
}

/** A drafted banner that may be published as it is. */
export const createBanner = async (session: Session, changes: Fields = {}): Promise<Fields> =>
  create(session, 'api::cta-banner.cta-banner', await completeBanner(session, changes));
