import { Box, Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { GuideRequestItem, GuideRequestStep } from '../../../inbox/guide-contract';
import { errorMessage } from '../../error-message';
import { guideRequestsApi } from '../../guide-requests-api';
import { formatDate, formatMoment } from '../../times';
import { Consents } from './consents';
import { Call, FateLines } from './guide-request-table';
import { History } from './history';
import { fateOf, relationshipWords } from './words';

const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(10rem, max-content) 1fr;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  @media (max-width: 520px) { grid-template-columns: 1fr; }
`;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography tag="dt" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

/** A part of the detail under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box tag="section" paddingTop={6}>
      <Typography tag="h3" variant="delta" textColor="neutral800">
        {title}
      </Typography>
      <Box paddingTop={3}>{children}</Box>
    </Box>
  );
}

const stepWords: Record<GuideRequestStep, { button: string; done: string }> = {
  'not-spam': { button: 'Not spam', done: 'The guide goes out now.' },
  'mail-again': { button: 'Send the mail again', done: 'The mail is sent again.' },
};

function stepsOf({ verdict, erasedAt, isUnreadable, email }: GuideRequestItem): GuideRequestStep[] {
  if (erasedAt || isUnreadable || !email) return [];
  return verdict === 'suspect' ? ['not-spam'] : ['mail-again'];
}

function Steps({ request, onDone }: { request: GuideRequestItem; onDone(): void }) {
  const [takeStep, { isLoading }] = guideRequestsApi.useStepGuideRequestMutation();
  const { toggleNotification } = useNotification();
  const take = async (step: GuideRequestStep) => {
    const answer = await takeStep({ documentId: request.documentId, step });
    const usual = 'The system couldn’t save this. Reload the page and try again.';
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: errorMessage(answer.error, usual) }
        : { type: 'success', message: stepWords[step].done },
    );
    onDone();
  };
  return stepsOf(request).map((step) => (
    <Button key={step} variant="secondary" disabled={isLoading} onClick={() => void take(step)}>
      {stepWords[step].button}
    </Button>
  ));
}

function WhoAsked({ request }: { request: GuideRequestItem }) {
  const { at, email, name, phone, relationship, guide, page, banner, purgeOn, erasedAt } = request;
  const now = Date.now();
  return (
    <Facts>
      {!erasedAt && email && (
        <Fact name="E-mail">
          <bdi>{email}</bdi>
        </Fact>
      )}
      {!erasedAt && <Fact name="Name">{name ? <bdi>{name}</bdi> : 'not given'}</Fact>}
      {!erasedAt && (
        <Fact name="Phone">{phone ? <Link href={phone.href}>{phone.text}</Link> : 'not given, or not kept'}</Fact>
      )}
      <Fact name="Asks as">{relationshipWords[relationship]}</Fact>
      <Fact name="Guide">{guide ?? 'deleted since'}</Fact>
      <Fact name="Asked">
        {formatMoment(at, now)}
        {page && ` on ${page}`}
      </Fact>
      <Fact name="Call">
        <Call request={request} now={now} />
      </Fact>
      <Fact name="Banner">{banner ?? 'none'}</Fact>
      <Fact name="State">
        <FateLines fate={fateOf(request, now)} />
      </Fact>
      {erasedAt ? (
        <Fact name="Personal data">Erased. What was agreed to is kept as proof.</Fact>
      ) : (
        purgeOn && (
          <Fact name="Scheduled erasure">{formatDate(purgeOn)}: the personal data is erased automatically</Fact>
        )
      )}
    </Facts>
  );
}

interface DetailProps {
  request: GuideRequestItem;
  /** Called when something was changed. */
  onChange(): void;
  onClose(): void;
}

/** Everything about one request, and what can be done with it. */
export function Detail({ request, onChange, onClose }: DetailProps) {
  const { documentId, email, erasedAt, isUnreadable } = request;
  const history = guideRequestsApi.useGuideRequestHistoryQuery({ documentId }, { refetchOnMountOrArgChange: true });
  const refresh = () => {
    onChange();
    void history.refetch();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header>
          <Modal.Title>{erasedAt ? 'An erased request' : (email ?? 'A request that cannot be opened')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isUnreadable && (
            <Typography tag="p" textColor="danger600" paddingBottom={4}>
              This cannot be opened: its key is missing, or it was changed. The cms’s log says more.
            </Typography>
          )}
          <WhoAsked request={request} />
          <Part title="What they agreed to">
            <Consents request={request} onWithdrawn={refresh} />
          </Part>
          <Part title="What happened">
            <History lines={history.currentData?.lines} isError={history.isError} />
          </Part>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">Close</Button>
          </Modal.Close>
          <Flex gap={2}>
            <Steps request={request} onDone={refresh} />
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
