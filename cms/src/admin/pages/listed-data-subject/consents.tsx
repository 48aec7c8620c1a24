import type { ListedConsent, ListedDataSubject } from '../../../inbox/listed-contract';
import { Aside, Lines, Words } from '../../table-cells';
import { formatDate, formatMoment } from '../../times';
import { dataSubjectWords as words } from '../../words/request-search';

/** Consents of several requests, each wording once: as it was given last. */
export function consentsOf({ requests }: ListedDataSubject): ListedConsent[] {
  const byKey = new Map<string, ListedConsent>();
  for (const consent of requests.flatMap(({ consents }) => consents)) {
    if (consent.isNotice) continue;
    const before = byKey.get(consent.key);
    // One that still holds says more than a later one that was withdrawn.
    if (!before || before.withdrawn || !consent.withdrawn) byKey.set(consent.key, consent);
  }
  return [...byKey.values()];
}

const listed = (consents: readonly ListedConsent[]) => consents.filter(({ isNotice }) => !isNotice);

/** What was agreed to, when, and to whom. */
export function GivenConsents({ consents, now }: { consents: readonly ListedConsent[]; now: number }) {
  const given = listed(consents);
  if (given.length === 0) return <Aside>{words.noConsents}</Aside>;
  return (
    <Lines>
      {given.map((consent) => (
        <Lines key={`${consent.key} ${consent.version}`}>
          <Words>{words.consent(consent)}</Words>
          <Aside>{words.given(formatMoment(consent.givenAt, now))}</Aside>
          {consent.recipients.map((recipient) => (
            <Aside key={recipient.name}>{words.recipient(recipient)}</Aside>
          ))}
          {consent.recipients.length === 0 && <Aside>{words.noRecipient}</Aside>}
        </Lines>
      ))}
    </Lines>
  );
}

/** What was withdrawn, by when all contact must stop, and who saw to it. */
export function WithdrawnConsents({ consents, now }: { consents: readonly ListedConsent[]; now: number }) {
  const withdrawn = listed(consents).flatMap(({ key, withdrawn: one }) => (one ? { key, ...one } : []));
  if (withdrawn.length === 0) return <Aside>{words.notWithdrawn}</Aside>;
  return (
    <Lines>
      {withdrawn.map(({ key, receivedOn, dueOn, doneAt, doneBy }) => (
        <Lines key={key}>
          <Words>{words.withdrawn({ key, date: formatDate(receivedOn) })}</Words>
          <Aside>
            {doneAt ? words.stopped({ time: formatMoment(doneAt, now), by: doneBy }) : words.stopBy(formatDate(dueOn))}
          </Aside>
        </Lines>
      ))}
    </Lines>
  );
}
