import { isGuideBox } from '@patient-press/shared/guide-request';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { GuideRequestConsent, GuideRequestItem } from '../../../inbox/guide-contract';
import { formatDate } from '../../times';
import { WithdrawDialog } from './withdraw-consent-dialog';

const inWords = ({ granted, withdrawnDueOn, key }: GuideRequestConsent): string => {
  if (withdrawnDueOn) return `withdrawn; all contact must stop by ${formatDate(withdrawnDueOn)}`;
  if (!isGuideBox(key)) return 'the notice beside the button';
  return granted ? 'agreed' : 'not agreed';
};

/** What a reader agreed to, each with a way to withdraw it. The notice that came with the form is no consent to withdraw. */
export function Consents({ request, onWithdrawn }: { request: GuideRequestItem; onWithdrawn(): void }) {
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (request.consents.length === 0) return <Typography textColor="neutral600">Nothing is kept of it.</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {request.consents.map((consent) => {
        const { key, version, granted, withdrawnDueOn } = consent;
        return (
          <Flex key={`${key} ${version}`} tag="li" justifyContent="space-between" gap={4} wrap="wrap">
            <Typography textColor="neutral800">
              “{key}”, version {version}: {inWords(consent)}
            </Typography>
            {granted && !withdrawnDueOn && isGuideBox(key) && (
              <Button size="S" variant="tertiary" aria-label={`Withdraw “${key}”…`} onClick={() => setWithdrawing(key)}>
                Withdraw…
              </Button>
            )}
          </Flex>
        );
      })}
      {withdrawing && (
        <WithdrawDialog
          consent={{ requestType: 'guide-download', request: request.documentId, wordingKey: withdrawing }}
          onClose={() => setWithdrawing(null)}
          onWithdrawn={onWithdrawn}
        />
      )}
    </Flex>
  );
}
