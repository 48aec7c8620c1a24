import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { MailState } from '../../../inbox/guide-contract';
import { guideRequestsApi } from '../../guide-requests-api';
import { formatMoment } from '../../times';
import { useIsVisible } from '../../use-is-visible';
import { emailNoticeWords as words } from '../../words/guide-requests';

const REFRESH_MS = 30_000;
/** An email takes a moment: sooner than this, nothing is wrong. */
const USUAL_WAIT_MS = 5 * 60_000;

interface NoticeProps {
  variant: 'danger' | 'warning';
  title: string;
  text: string;
}

function Notice({ variant, title, text }: NoticeProps) {
  return (
    <Flex
      gap={3}
      alignItems="flex-start"
      padding={4}
      marginBottom={4}
      hasRadius
      background={`${variant}100`}
      borderColor={`${variant}200`}
    >
      <Flex paddingTop={1} shrink={0}>
        <WarningCircle fill={`${variant}700`} aria-hidden />
      </Flex>
      <Typography textColor="neutral800">
        <strong>{title}</strong> {text}
      </Typography>
    </Flex>
  );
}

/** What there is to say about emails; null when they are being sent. @param now milliseconds since 1970. */
export function emailNotice(
  { isSet, isCopy, waiting, oldestWaiting, failure }: MailState,
  now: number,
): NoticeProps | null {
  if (isCopy) return { variant: 'warning', title: words.notSetUp, text: words.isCopy };
  if (!isSet) return { variant: 'danger', title: words.notSetUp, text: words.howToSetUp(waiting) };
  if (!oldestWaiting || (!failure && now - Date.parse(oldestWaiting) < USUAL_WAIT_MS)) return null;
  return {
    variant: 'warning',
    title: words.waitingSince({ count: waiting, time: formatMoment(oldestWaiting, now) }),
    text: words.sentLater({ count: waiting, problem: failure ?? words.unknownProblem }),
  };
}

/** Says when emails aren't sent. */
export function EmailNotice() {
  const isVisible = useIsVisible();
  const { data, fulfilledTimeStamp } = guideRequestsApi.useMailStateQuery(undefined, {
    pollingInterval: isVisible ? REFRESH_MS : 0,
    refetchOnMountOrArgChange: true,
  });
  const notice = data && emailNotice(data, fulfilledTimeStamp ?? Date.now());
  const failed = data?.givenUp ?? 0;
  return (
    <Box aria-live="polite">
      {notice && <Notice {...notice} />}
      {failed > 0 && <Notice variant="warning" title={words.failed(failed)} text={words.whereToLook} />}
    </Box>
  );
}
