import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { commonWords } from '../words/common';
import { deskWords } from '../words/home';

export interface LinkLine {
  href: string;
  title: string;
  /** Its type, or when. */
  notes: string[];
}

interface Props {
  /** Left out: the list is all that the widget has. */
  title?: string;
  lines: readonly LinkLine[];
  more?: number;
}

/** A list of the home page: each line leads to what it names. Empty, it is left out. */
export function LinkList({ title, lines, more = 0 }: Props) {
  if (lines.length === 0) return null;
  return (
    <Box>
      {title && (
        <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral600">
          {title}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={title ? 2 : 0}>
        {lines.map(({ href, title: name, notes }) => (
          <Box key={href} tag="li" style={{ overflowWrap: 'anywhere' }}>
            <Link tag={RouterLink} to={href}>
              {name || commonWords.untitled}
            </Link>{' '}
            <Typography variant="pi" textColor="neutral600">
              {notes.join(' · ')}
            </Typography>
          </Box>
        ))}
        {more > 0 && (
          <Typography tag="li" variant="pi" textColor="neutral600">
            {deskWords.more(more)}
          </Typography>
        )}
      </Flex>
    </Box>
  );
}
