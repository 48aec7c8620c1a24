import { Status, type StatusVariant, Typography } from '@strapi/design-system';
import { useTheme } from 'styled-components';

/** A state in a word or two. Strapi’s own color for warnings is too pale to read on its background. */
export function StatusBadge({ variant, word }: { variant: StatusVariant; word: string }) {
  const { colors } = useTheme();
  return (
    <Status variant={variant} size="S">
      <Typography
        tag="span"
        variant="omega"
        fontWeight="bold"
        {...(variant === 'warning' && { style: { color: colors.neutral800 } })}
      >
        {word}
      </Typography>
    </Status>
  );
}
