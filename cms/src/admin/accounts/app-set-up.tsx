import { Box, Flex, Typography } from '@strapi/design-system';
import type { Enrollment } from '../../accounts/second-factor/contract';
import { accountWords } from '../words/accounts';
import { CodeForm } from './code-form';
import { QrCode } from './qr-code';

const { enroll: words } = accountWords;

interface AppSetUpProps {
  enrollment: Enrollment;
  error: string | null;
  isBusy: boolean;
  beside?: React.ReactNode;
  onCode(code: string): void;
}

/** How to set up an authenticator app, and the code that shows that it was. */
export function AppSetUp({ enrollment: { secret, uri }, error, isBusy, beside, onCode }: AppSetUpProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        {words.app}
      </Typography>
      <Flex justifyContent="center">
        <QrCode text={uri} label={words.qr} />
      </Flex>
      <Box>
        <Typography tag="p" textColor="neutral800">
          {words.byHand}
        </Typography>
        <Typography tag="p" fontWeight="bold" style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </Typography>
      </Box>
      <CodeForm
        label={words.code}
        hint={words.codeHint}
        submit={words.turnOn}
        isNumeric
        autoComplete="one-time-code"
        error={error}
        isBusy={isBusy}
        beside={beside}
        onSubmit={onCode}
      />
    </Flex>
  );
}
