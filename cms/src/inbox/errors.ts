export const REQUEST_GONE = 'This request no longer exists.';
