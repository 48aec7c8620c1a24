import { Box, Table, Tbody } from '@strapi/design-system';
import { TableHead } from './table-head';

interface DataTableProps<Item> {
  /** What a screen reader calls the table. */
  label: string;
  columns: readonly string[];
  items: readonly Item[];
  /** Draws an item's row, with its key. */
  children(item: Item): React.JSX.Element;
}

/** A table with a line of column names and a row for each item. */
export function DataTable<Item>({ label, columns, items, children }: DataTableProps<Item>) {
  return (
    <Box>
      <Table colCount={columns.length} rowCount={items.length + 1} aria-label={label}>
        <TableHead columns={columns} />
        <Tbody>{items.map(children)}</Tbody>
      </Table>
    </Box>
  );
}
