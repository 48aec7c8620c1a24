/**
 * Some requests are refused once, with what they would do to other content, and accepted when they are sent again with this
 * header, whose value is `true`. The refusal's `details.code` is {@link NEEDS_CONFIRMATION}.
 */
export const CONFIRM_HEADER = 'x-confirm-in-use';
export const NEEDS_CONFIRMATION = 'needs-confirmation';
