import { Flex, type StatusVariant, Td, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { StatusBadge } from './status-badge';
import { formatMoment } from './times';

/** Names are written in all scripts, and may be meant to confuse the line around them. */
export const Words = ({ children, strong = false }: { children: ReactNode; strong?: boolean }) => (
  <Typography
    tag="bdi"
    textColor="neutral800"
    {...(strong && { fontWeight: 'bold' })}
    style={{ overflowWrap: 'anywhere' }}
  >
    {children}
  </Typography>
);
export const Aside = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);
export const Lines = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    {children}
  </Flex>
);

/**
 * Strapi's cells keep everything in one line, and the first is lower than the others.
 * @param isWide holds words: on a narrow screen the table is moved sideways before they are cut into letters.
 */
export const Cell = ({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) => (
  <Td
    style={{ whiteSpace: 'normal', verticalAlign: 'top', paddingBlock: '1.6rem', ...(isWide && { minWidth: '16rem' }) }}
  >
    {children}
  </Td>
);

/** When something happened, in one line. @param at ISO. @param now in milliseconds. */
export const MomentCell = ({ at, now }: { at: string; now: number }) => (
  <Cell>
    <Typography tag="time" dateTime={at} textColor="neutral800" style={{ whiteSpace: 'nowrap' }}>
      {formatMoment(at, now)}
    </Typography>
  </Cell>
);

/** An email address, broken before its @ where the column is narrow. */
export const EmailWords = ({ email, strong = false }: { email: string; strong?: boolean }) => (
  <Words strong={strong}>
    {email.slice(0, email.lastIndexOf('@'))}
    <wbr />
    {email.slice(email.lastIndexOf('@'))}
  </Words>
);

/** A state in one word, and what there is to say of it below. */
export const StateLines = ({ variant, word, line }: { variant: StatusVariant; word: string; line: ReactNode }) => (
  <Lines>
    <StatusBadge variant={variant} word={word} />
    {line && <Aside>{line}</Aside>}
  </Lines>
);

/**
 * Plain words in a row, one cell for each column, by the column's name.
 * @param wide the column whose words may take several lines, and how narrow it may become.
 */
export const TextCells = ({
  texts,
  wide,
}: {
  texts: Readonly<Record<string, string>>;
  wide?: { column: string; minInlineSize: string };
}) =>
  Object.entries(texts).map(([column, text]) => (
    <Td
      key={column}
      style={column === wide?.column ? { whiteSpace: 'normal', minInlineSize: wide.minInlineSize } : undefined}
    >
      <Typography textColor="neutral800">{text}</Typography>
    </Td>
  ));
