import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Enrollment, OwnLogin } from '../../accounts/second-factor/contract';
import { accountsApi } from '../accounts-api';
import { errorMessage } from '../error-message';
import { Section } from '../section';
import { formatMoment } from '../times';
import { accountWords } from '../words/accounts';
import { commonWords } from '../words/common';
import { AppSetUp } from './app-set-up';
import { CodeForm } from './code-form';
import { RecoveryCodeList } from './recovery-code-list';

const { profile: words } = accountWords;

const reasonOf = (error: unknown) => (error ? errorMessage(error, accountWords.failed) : null);

const Cancel = ({ onClick }: { onClick(): void }) => (
  <Button variant="tertiary" onClick={onClick}>
    {commonWords.cancel}
  </Button>
);

interface TaskProps {
  onCodes(codes: string[]): void;
  onEnd(): void;
}

function SetUp({ onCodes, onEnd }: TaskProps) {
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null);
  const [begin, begun] = accountsApi.useBeginSecondFactorMutation();
  const [confirm, confirmed] = accountsApi.useConfirmSecondFactorMutation();
  if (!enrollment)
    return (
      <CodeForm
        label={words.password}
        submit={words.continue}
        type="password"
        autoComplete="current-password"
        error={reasonOf(begun.error)}
        isBusy={begun.isLoading}
        beside={<Cancel onClick={onEnd} />}
        onSubmit={async (password) => {
          const answer = await begin({ password });
          if ('data' in answer) setEnrollment(answer.data);
        }}
      />
    );
  return (
    <AppSetUp
      enrollment={enrollment}
      error={reasonOf(confirmed.error)}
      isBusy={confirmed.isLoading}
      beside={<Cancel onClick={onEnd} />}
      onCode={async (code) => {
        const answer = await confirm({ code });
        if ('data' in answer) onCodes(answer.data.recoveryCodes);
      }}
    />
  );
}

function NewCodes({ onCodes, onEnd }: TaskProps) {
  const [renew, { error, isLoading }] = accountsApi.useRenewRecoveryCodesMutation();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p">{words.newCodesMean}</Typography>
      <CodeForm
        label={words.confirmCode}
        submit={words.confirmNewCodes}
        autoComplete="one-time-code"
        error={reasonOf(error)}
        isBusy={isLoading}
        beside={<Cancel onClick={onEnd} />}
        onSubmit={async (code) => {
          const answer = await renew({ code });
          if ('data' in answer) onCodes(answer.data.recoveryCodes);
        }}
      />
    </Flex>
  );
}

function TurnOff({ onEnd }: Pick<TaskProps, 'onEnd'>) {
  const [turnOff, { error, isLoading }] = accountsApi.useTurnSecondFactorOffMutation();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p">{words.turnOffMeans}</Typography>
      <CodeForm
        label={words.confirmCode}
        submit={words.confirmTurnOff}
        autoComplete="one-time-code"
        error={reasonOf(error)}
        isBusy={isLoading}
        beside={<Cancel onClick={onEnd} />}
        onSubmit={async (code) => {
          const answer = await turnOff({ code });
          if (!('error' in answer)) onEnd();
        }}
      />
    </Flex>
  );
}

const stateWords = ({ onSince, isRequired, recoveryCodesLeft }: OwnLogin): string =>
  [
    onSince ? words.on(formatMoment(onSince, Date.now())) : words.off,
    onSince && words.left(recoveryCodesLeft),
    isRequired && words.required,
  ]
    .filter(Boolean)
    .join(' ');

type Task = 'set-up' | 'new-codes' | 'turn-off';

function Choices({ own, onChoose }: { own: OwnLogin; onChoose(task: Task): void }) {
  if (!own.onSince) return <Button onClick={() => onChoose('set-up')}>{words.setUp}</Button>;
  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="secondary" onClick={() => onChoose('new-codes')}>
        {words.newCodes}
      </Button>
      {!own.isRequired && (
        <Button variant="danger-light" onClick={() => onChoose('turn-off')}>
          {words.turnOff}
        </Button>
      )}
    </Flex>
  );
}

/** The part of someone's profile about the codes that they log in with. */
export function TwoStepSection() {
  const { currentData: own, refetch } = accountsApi.useOwnLoginQuery(undefined, { refetchOnMountOrArgChange: true });
  const [task, setTask] = useState<Task | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (!own) return null;
  const end = () => {
    setTask(null);
    setCodes(null);
    void refetch();
  };
  return (
    <Box paddingLeft={{ initial: 4, medium: 10 }} paddingRight={{ initial: 4, medium: 10 }} paddingBottom={10}>
      <Section title={words.title}>
        <Flex direction="column" alignItems="stretch" gap={4} maxWidth="56rem">
          {codes ? (
            <RecoveryCodeList codes={codes} level="h3" onSaved={end} />
          ) : (
            <>
              <Typography tag="p" textColor="neutral800">
                {stateWords(own)}
              </Typography>
              {task === null && (
                <Box>
                  <Choices own={own} onChoose={setTask} />
                </Box>
              )}
              {task === 'set-up' && <SetUp onCodes={setCodes} onEnd={end} />}
              {task === 'new-codes' && <NewCodes onCodes={setCodes} onEnd={end} />}
              {task === 'turn-off' && <TurnOff onEnd={end} />}
            </>
          )}
        </Flex>
      </Section>
    </Box>
  );
}
