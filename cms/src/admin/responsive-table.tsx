import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Narrower than this, each row is a card: its cells are below each other, each under its column’s name. */
const NARROW = '860px';

const Frame = styled.div`
  container-type: inline-size;
`;

const Grid = styled.div<{ $template: string }>`
  display: grid;
  grid-template-columns: ${({ $template }) => $template};
  overflow: clip;
  background: ${({ theme }) => theme.colors.neutral0};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  @container (max-width: ${NARROW}) { display: block; }
`;

const Line = styled.div`
  display: grid;
  grid-column: 1 / -1;
  grid-template-columns: subgrid;
  column-gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[5]}`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  @container (max-width: ${NARROW}) {
    display: flex;
    flex-direction: column;
    gap: ${({ theme }) => theme.spaces[3]};
    padding: ${({ theme }) => theme.spaces[4]};
  }
`;

const Head = styled(Line)`
  border-top: 0;
  padding-block: ${({ theme }) => theme.spaces[3]};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.1rem;
  font-weight: 600;
  letter-spacing: 0.03em;
  text-transform: uppercase;
  /* Out of sight, where each cell shows its column’s name, and still there for screen readers. */
  @container (max-width: ${NARROW}) {
    position: absolute;
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

const HeadCell = styled.div``;

const Below = styled(Line)`
  border-top: 0;
  padding-top: 0;
  > * { grid-column: 1 / -1; }
`;

const Cell = styled.div`
  min-width: 0;
  overflow-wrap: anywhere;
  @container (max-width: ${NARROW}) {
    &:empty { display: none; }
    /* Screen readers say the column's name anyway. */
    &[data-column]::before {
      content: attr(data-column) / '';
      display: block;
      padding-bottom: ${({ theme }) => theme.spaces[1]};
      color: ${({ theme }) => theme.colors.neutral600};
      font-size: 1.2rem;
    }
  }
`;

interface ResponsiveRowProps {
  columns: readonly string[];
  /** One for each column. */
  cells: readonly ReactNode[];
  /** What was opened below the row, over its whole width. */
  below?: ReactNode;
}

/** A row of a `ResponsiveTable`. The first cell says what the row is, and has no name above it on narrow screens. */
export function ResponsiveRow({ columns, cells, below }: ResponsiveRowProps) {
  return (
    <>
      <Line role="row">
        {columns.map((column, index) => (
          <Cell key={column} role="cell" {...(index > 0 && { 'data-column': column })}>
            {cells[index]}
          </Cell>
        ))}
      </Line>
      {below && (
        <Below role="row">
          <Cell role="cell" aria-colspan={columns.length}>
            {below}
          </Cell>
        </Below>
      )}
    </>
  );
}

interface ResponsiveTableProps<Item> {
  /** What a screen reader calls the table. */
  label: string;
  columns: readonly string[];
  /** How wide the columns are, as `grid-template-columns` says it. */
  template: string;
  items: readonly Item[];
  /** Draws an item's row, with its key. */
  children(item: Item): React.JSX.Element;
}

/**
 * A table that becomes a list of cards where there is no room for its columns. It has the roles of a table throughout: browsers
 * drop those of `<table>` when its layout changes.
 */
export function ResponsiveTable<Item>({ label, columns, template, items, children }: ResponsiveTableProps<Item>) {
  return (
    <Frame>
      <Grid role="table" aria-label={label} $template={template}>
        <Head role="row">
          {columns.map((column) => (
            <HeadCell key={column} role="columnheader">
              {column}
            </HeadCell>
          ))}
        </Head>
        {items.map(children)}
      </Grid>
    </Frame>
  );
}
