import { Flex, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

const PartLink = styled(NavLink)`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[1]}`};
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  text-decoration: none;
  &:hover, &.active { color: ${({ theme }) => theme.colors.primary600}; }
  &.active { border-bottom-color: ${({ theme }) => theme.colors.primary600}; }
`;

/** What an entry of the menu leads to, one link for each. */
export function PageTabs({ label, parts }: { label: string; parts: readonly { path: string; name: string }[] }) {
  return (
    <Flex tag="nav" aria-label={label} gap={6} paddingBottom={6} wrap="wrap">
      {parts.map(({ path, name }) => (
        <PartLink key={path} to={path}>
          <Typography variant="omega" fontWeight="semiBold" textColor="inherit">
            {name}
          </Typography>
        </PartLink>
      ))}
    </Flex>
  );
}
