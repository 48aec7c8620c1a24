import { Alert, Box, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { accountsApi } from '../accounts-api';
import { accountWords } from '../words/accounts';

const { weak: words } = accountWords;

/** Asks whoever has a password that would be refused by now to change it. */
export function WeakPasswordNotice({ hasLink }: { hasLink: boolean }) {
  const { currentData } = accountsApi.useOwnLoginQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!currentData?.isPasswordWeak) return null;
  return (
    <Box padding={4}>
      <Alert
        variant="warning"
        closeLabel=""
        title={words.title}
        action={
          hasLink ? (
            <Link tag={NavLink} to="/me">
              {words.change}
            </Link>
          ) : undefined
        }
      >
        {words.explanation}
      </Alert>
    </Box>
  );
}
