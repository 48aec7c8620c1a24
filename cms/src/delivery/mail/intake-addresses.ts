import { normalEmail } from '../../platform/contact/normal-email';

/** More than these are a mailing list, which has an address of its own. */
export const MAX_ADDRESSES = 10;

/** The addresses in a field, as they were typed: one per line, or separated by commas. */
export const splitAddresses = (typed: string): string[] =>
  typed
    .split(/[\n,;]/)
    .map((address) => address.trim())
    .filter(Boolean);

/** The addresses that email can be sent to, each once. */
export function intakeAddresses(typed: string): string[] {
  const found = splitAddresses(typed).flatMap((address) => normalEmail(address) ?? []);
  return [...new Map(found.map(({ address, index }) => [index, address])).values()];
}
