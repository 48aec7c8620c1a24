import { Th, Thead, Tr, Typography } from '@strapi/design-system';

/** The line of a table that names its columns. */
export function TableHead({ columns }: { columns: readonly string[] }) {
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma" textColor="neutral600">
              {column}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}
