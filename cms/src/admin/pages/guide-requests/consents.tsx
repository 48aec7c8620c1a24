import { isGuideBox } from '@patient-press/shared/guide-request';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { GuideRequestConsent, GuideRequestItem } from '../../../inbox/guide-contract';
import { formatDate } from '../../times';
import { consentWords as words } from '../../words/guide-requests';
import { WithdrawDialog } from './withdraw-consent-dialog';

const outcomeOf = ({ granted, withdrawnDueOn, key }: GuideRequestConsent): string => {
  if (withdrawnDueOn) return words.withdrawn(formatDate(withdrawnDueOn));
  if (!isGuideBox(key)) return words.notice;
  return granted ? words.agreed : words.notAgreed;
};

/** What a reader agreed to, each with a way to withdraw it. The notice that came with the form is no consent to withdraw. */
export function Consents({ request, onWithdrawn }: { request: GuideRequestItem; onWithdrawn(): void }) {
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (request.consents.length === 0) return <Typography textColor="neutral600">{words.none}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {request.consents.map((consent) => {
        const { key, version, granted, withdrawnDueOn } = consent;
        return (
          <Flex key={`${key} ${version}`} tag="li" justifyContent="space-between" gap={4} wrap="wrap">
            <Typography textColor="neutral800">{words.line({ key, version, what: outcomeOf(consent) })}</Typography>
            {granted && !withdrawnDueOn && isGuideBox(key) && (
              <Button
                size="S"
                variant="tertiary"
                aria-label={words.withdrawKey(key)}
                onClick={() => setWithdrawing(key)}
              >
                {words.withdraw}
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
