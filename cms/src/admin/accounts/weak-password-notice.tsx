import { Flex, Link, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { accountsApi } from '../accounts-api';
import { accountWords } from '../words/accounts';

const { weak: words } = accountWords;

/** Asks a user whose password would be refused today to change it. @param hasLink elsewhere than on their profile. */
export function WeakPasswordNotice({ hasLink }: { hasLink: boolean }) {
  const { currentData } = accountsApi.useOwnLoginQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!currentData?.isPasswordWeak) return null;
  return (
    <Flex
      tag="section"
      aria-label={words.title}
      gap={3}
      alignItems="flex-start"
      wrap="wrap"
      padding={4}
      margin={4}
      hasRadius
      background="warning100"
      borderColor="warning200"
    >
      <Flex paddingTop={1} shrink={0}>
        <WarningCircle fill="warning700" aria-hidden />
      </Flex>
      <Typography textColor="neutral800">
        <strong>{words.title}</strong> {words.explanation}
      </Typography>
      {hasLink && (
        <Link tag={NavLink} to="/me">
          {words.change}
        </Link>
      )}
    </Flex>
  );
}
