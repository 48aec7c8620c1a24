import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { ListedDataSubject, ListedRequest } from '../../../inbox/listed-contract';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { Aside, EmailWords, Lines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { dataSubjectWords as words } from '../../words/request-search';
import { GivenConsents, WithdrawnConsents } from './consents';

/** What a person is called in labels: whatever their newest readable request says. */
export function whoIs({ requests }: ListedDataSubject): string {
  const newest = requests.toReversed().find(({ name, email, phone }) => name ?? email ?? phone);
  return newest?.name ?? newest?.email ?? newest?.phone?.text ?? '';
}

function Contact({ request: { erasedAt, isUnreadable, name, email, phone } }: { request: ListedRequest }) {
  if (erasedAt) return <Aside>{commonWords.erased}</Aside>;
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <Lines>
      {name && <Words>{name}</Words>}
      {email && <EmailWords email={email} />}
      {phone && <Link href={phone.href}>{phone.text}</Link>}
      {!name && !email && !phone && <Aside>{commonWords.noContactDetails}</Aside>}
    </Lines>
  );
}

interface DataSubjectRequestsProps {
  dataSubject: ListedDataSubject;
  /** Opens a guide request; left out: none can be opened here. */
  onOpen?: (documentId: string) => void;
}

/** Everything that a person requested, in order, with what they agreed to each time. */
export function DataSubjectRequests({ dataSubject, onOpen }: DataSubjectRequestsProps) {
  const now = Date.now();
  const newest = dataSubject.requests.at(-1);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} background="neutral100" hasRadius padding={3}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {words.sameContact}
        </Typography>
        {newest && (
          <Link tag={RouterLink} to={`/requests/person/${newest.requestType}/${newest.documentId}`}>
            {commonWords.everythingFromThisPerson}
          </Link>
        )}
      </Flex>
      <ResponsiveTable
        label={words.label(whoIs(dataSubject))}
        columns={words.columns}
        template="minmax(8rem, auto) 1.4fr 1.4fr 1.6fr 1.2fr auto"
        items={dataSubject.requests}
      >
        {(request) => {
          const { requestType, documentId, at, guide, consents, call } = request;
          const time = formatMoment(at, now);
          return (
            <ResponsiveRow
              key={documentId}
              columns={words.columns}
              cells={[
                <Words key="at">{time}</Words>,
                <Lines key="request">
                  <Words>{requestType === 'guide-download' ? words.guideRequest(guide) : words.callRequest}</Words>
                  {requestType === 'guide-download' && onOpen && (
                    <Button
                      size="S"
                      variant="tertiary"
                      aria-label={words.openRequest(time)}
                      onClick={() => onOpen(documentId)}
                    >
                      {words.open}
                    </Button>
                  )}
                </Lines>,
                <Contact key="contact" request={request} />,
                <GivenConsents key="given" consents={consents} now={now} />,
                <WithdrawnConsents key="withdrawn" consents={consents} now={now} />,
                <Words key="call">{words.calls[call]}</Words>,
              ]}
            />
          );
        }}
      </ResponsiveTable>
    </Flex>
  );
}
