import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { MailState } from '../../../inbox/guide-contract';
import { guideRequestsApi } from '../../guide-requests-api';
import { formatCount, formatMoment } from '../../times';
import { useIsVisible } from '../../use-is-visible';

const REFRESH_MS = 30_000;
/** A mail takes a moment: sooner than this, nothing is wrong. */
const PATIENCE_MS = 5 * 60_000;

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

/** What there is to say about the mails; null when they go out. @param now milliseconds since 1970. */
export function mailNotice({ isSet, waiting, oldestWaiting, failure }: MailState, now: number): NoticeProps | null {
  const wait = formatCount(waiting, 'mail waits', 'mails wait');
  if (!isSet)
    return {
      variant: 'danger',
      title: 'No mail goes out.',
      text: `The cms was not told where its mail server is: ask an operator to set SMTP_URL. ${
        waiting > 0 ? `${wait} until then.` : 'What is asked for meanwhile goes out then.'
      }`,
    };
  if (!oldestWaiting || (!failure && now - Date.parse(oldestWaiting) < PATIENCE_MS)) return null;
  return {
    variant: 'warning',
    title: `${wait} since ${formatMoment(oldestWaiting, now)}.`,
    text: `${failure ?? 'It is not known why.'} ${waiting === 1 ? 'It goes out by itself' : 'They go out by themselves'} when that is over.`,
  };
}

/** Says when mails do not go out. */
export function MailNotice() {
  const isVisible = useIsVisible();
  const { data, fulfilledTimeStamp } = guideRequestsApi.useMailStateQuery(undefined, {
    pollingInterval: isVisible ? REFRESH_MS : 0,
    refetchOnMountOrArgChange: true,
  });
  const notice = data && mailNotice(data, fulfilledTimeStamp ?? Date.now());
  const givenUp = data?.givenUp ?? 0;
  return (
    <Box aria-live="polite">
      {notice && <Notice {...notice} />}
      {givenUp > 0 && (
        <Notice
          variant="warning"
          title={`${formatCount(givenUp, 'mail')} cannot be delivered.`}
          text="Choose “Trouble with the mail” below to see which, and why."
        />
      )}
    </Box>
  );
}
