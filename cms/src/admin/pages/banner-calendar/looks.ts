import { css } from 'styled-components';
import type { Appearance } from './drawn-runs';

/** `changed`: readers see it, and its draft differs. */
export type Look = Appearance | 'changed';

const draft = css`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px dashed ${({ theme }) => theme.colors.neutral500};
`;

const over = css`
  background: ${({ theme }) => theme.colors.neutral150};
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
`;

/** How bars are distinguished: by pattern and edge, not by color alone. */
export const looks: Record<Look, ReturnType<typeof css>> = {
  live: css`
    background: ${({ theme }) => theme.colors.primary100};
    border: 1px solid ${({ theme }) => theme.colors.primary500};
    border-inline-start-width: 4px;
  `,
  scheduled: css`
    background: ${({ theme }) => theme.colors.neutral0};
    border: 1px solid ${({ theme }) => theme.colors.primary500};
    border-inline-start-width: 4px;
  `,
  changed: css`
    background: repeating-linear-gradient(
      135deg,
      ${({ theme }) => theme.colors.primary100} 0 8px,
      ${({ theme }) => theme.colors.primary200} 8px 16px
    );
    border: 1px solid ${({ theme }) => theme.colors.primary500};
    border-inline-start-width: 4px;
  `,
  ended: over,
  stopped: css`
    ${over}
    border-inline-end: 4px solid ${({ theme }) => theme.colors.danger500};
  `,
  draft,
  'needs-approval': draft,
  change: css`
    background: ${({ theme }) => theme.colors.neutral0};
    border: 1px dashed ${({ theme }) => theme.colors.primary500};
  `,
};

/** Where readers see no banner. */
export const gapLook = css`
  background: repeating-linear-gradient(
    45deg,
    ${({ theme }) => theme.colors.neutral0} 0 5px,
    ${({ theme }) => theme.colors.neutral200} 5px 6px
  );
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
`;
