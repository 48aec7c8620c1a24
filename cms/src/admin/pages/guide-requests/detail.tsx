import { Box, Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { GuideRequestItem, GuideRequestStep } from '../../../inbox/guide-contract';
import { errorMessage } from '../../error-message';
import { guideRequestsApi } from '../../guide-requests-api';
import { StateLines } from '../../table-cells';
import { formatDate, formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import {
  guideRequestsPageWords,
  guideRequestTableWords,
  guideRequestDetailWords as words,
} from '../../words/guide-requests';
import { Consents } from './consents';
import { Call } from './guide-request-table';
import { History } from './history';
import { outcomeOf } from './request-outcome';

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

function stepsOf({ verdict, erasedAt, isUnreadable, email }: GuideRequestItem): GuideRequestStep[] {
  if (erasedAt || isUnreadable || !email) return [];
  return verdict === 'suspect' ? ['not-spam'] : ['mail-again'];
}

function Steps({ request, onDone }: { request: GuideRequestItem; onDone(): void }) {
  const [takeStep, { isLoading }] = guideRequestsApi.useStepGuideRequestMutation();
  const { toggleNotification } = useNotification();
  const take = async (step: GuideRequestStep) => {
    const answer = await takeStep({ documentId: request.documentId, step });
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: errorMessage(answer.error, guideRequestsPageWords.notSaved) }
        : { type: 'success', message: words.steps[step].done },
    );
    onDone();
  };
  return stepsOf(request).map((step) => (
    <Button key={step} variant="secondary" disabled={isLoading} onClick={() => void take(step)}>
      {words.steps[step].button}
    </Button>
  ));
}

function WhoAsked({ request }: { request: GuideRequestItem }) {
  const { at, email, name, phone, relationship, guide, page, banner, purgeOn, erasedAt } = request;
  const now = Date.now();
  return (
    <Facts>
      {!erasedAt && email && (
        <Fact name={words.email}>
          <bdi>{email}</bdi>
        </Fact>
      )}
      {!erasedAt && <Fact name={words.name}>{name ? <bdi>{name}</bdi> : words.notProvided}</Fact>}
      {!erasedAt && (
        <Fact name={words.phone}>{phone ? <Link href={phone.href}>{phone.text}</Link> : words.noneOnFile}</Fact>
      )}
      <Fact name={words.relationship}>{guideRequestTableWords.relationships[relationship]}</Fact>
      <Fact name={words.guide}>{guide ?? words.guideDeleted}</Fact>
      <Fact name={words.requested}>{words.requestedAt({ time: formatMoment(at, now), page })}</Fact>
      <Fact name={words.call}>
        <Call request={request} now={now} />
      </Fact>
      <Fact name={words.banner}>{banner ?? words.noBanner}</Fact>
      <Fact name={words.status}>
        <StateLines {...outcomeOf(request, now)} />
      </Fact>
      {erasedAt ? (
        <Fact name={words.personalData}>{words.erasedMeans}</Fact>
      ) : (
        purgeOn && <Fact name={words.scheduledDeletion}>{words.deletedOn(formatDate(purgeOn))}</Fact>
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
          <Modal.Title>{erasedAt ? words.erasedRequest : (email ?? words.unreadableRequest)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isUnreadable && (
            <Typography tag="p" textColor="danger600" paddingBottom={4}>
              {commonWords.unreadable}
            </Typography>
          )}
          <WhoAsked request={request} />
          <Part title={words.consents}>
            <Consents request={request} onWithdrawn={refresh} />
          </Part>
          <Part title={words.history}>
            <History lines={history.currentData?.lines} isError={history.isError} />
          </Part>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{commonWords.close}</Button>
          </Modal.Close>
          <Flex gap={2}>
            <Steps request={request} onDone={refresh} />
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
