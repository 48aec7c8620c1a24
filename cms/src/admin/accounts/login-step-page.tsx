import { Box, Button, Flex, Main, TextButton, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { Enrollment, LoginStep } from '../../accounts/second-factor/contract';
import { logo } from '../chrome/logo';
import { accountWords } from '../words/accounts';
import { AppSetUp } from './app-set-up';
import { CodeForm } from './code-form';
import { loginSteps, StepRefusedError, type User } from './login-steps-api';
import { RecoveryCodeList } from './recovery-code-list';

const { challenge: words, enroll: enrollWords } = accountWords;

interface StepProps {
  step: LoginStep;
  onPassed(user: User): void;
  onCancel(): void;
}

/** Runs what may be refused. @returns the reason, whether it runs, and what runs it. */
function useAttempt() {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await action();
    } catch (reason) {
      setError(reason instanceof StepRefusedError ? reason.message : accountWords.failed);
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, attempt };
}

const Back = ({ onCancel }: Pick<StepProps, 'onCancel'>) => (
  <Button variant="tertiary" onClick={onCancel}>
    {words.back}
  </Button>
);

function Challenge({ step, onPassed, onCancel }: StepProps) {
  const [usesApp, setUsesApp] = useState(true);
  const { error, isBusy, attempt } = useAttempt();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        {usesApp ? words.explanation : words.recoveryExplanation}
      </Typography>
      <CodeForm
        key={String(usesApp)}
        label={usesApp ? words.code : words.recoveryCode}
        submit={words.submit}
        isNumeric={usesApp}
        autoComplete={usesApp ? 'one-time-code' : 'off'}
        error={error}
        isBusy={isBusy}
        beside={<Back onCancel={onCancel} />}
        onSubmit={(code) => void attempt(async () => onPassed((await loginSteps(step).verify(code)).user))}
      />
      <Box>
        <TextButton onClick={() => setUsesApp(!usesApp)}>{usesApp ? words.useRecovery : words.useApp}</TextButton>
      </Box>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {words.lost}
      </Typography>
    </Flex>
  );
}

function Enroll({ step, onPassed, onCancel }: StepProps) {
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null);
  const [done, setDone] = useState<{ user: User; recoveryCodes: string[] } | null>(null);
  const { error, isBusy, attempt } = useAttempt();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each login. Another secret would make a scanned one useless.
  useEffect(() => {
    void attempt(async () => setEnrollment(await loginSteps(step).enroll()));
  }, [step.ticket]);
  if (done) return <RecoveryCodeList codes={done.recoveryCodes} level="h2" onSaved={() => onPassed(done.user)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        {enrollWords.required}
      </Typography>
      {enrollment ? (
        <AppSetUp
          enrollment={enrollment}
          error={error}
          isBusy={isBusy}
          beside={<Back onCancel={onCancel} />}
          onCode={(code) => void attempt(async () => setDone(await loginSteps(step).confirm(code)))}
        />
      ) : (
        <>
          {error && (
            <Typography role="alert" textColor="danger600">
              {error}
            </Typography>
          )}
          <Back onCancel={onCancel} />
        </>
      )}
    </Flex>
  );
}

/** The page between the password and the newsroom: a code, or the first time how to set up an app. */
export function LoginStepPage(props: StepProps) {
  return (
    <Box background="neutral100" minHeight="100vh" paddingTop={8} paddingBottom={8} paddingLeft={4} paddingRight={4}>
      <Main aria-labelledby="login-step">
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={8} maxWidth="55.2rem" margin="auto">
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex justifyContent="center">
              <img src={logo} alt="" width={72} height={72} />
            </Flex>
            <Typography id="login-step" tag="h1" variant="alpha" textAlign="center">
              {words.title}
            </Typography>
            {props.step.step === 'code' ? <Challenge {...props} /> : <Enroll {...props} />}
          </Flex>
        </Box>
      </Main>
    </Box>
  );
}
