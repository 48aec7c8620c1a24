/** What administrators read about a recipient of requests. */
export const recipientRuleWords = {
  notAContact: (value: string) =>
    `“${value}” isn’t an email address or a URL. Enter one or the other, such as privacy@firm.example or https://firm.example/privacy.`,
  notAConsent: (key: string) =>
    `“${key}” isn’t a consent that covers sharing requests. Enter callback, or the key of a checkbox on the guide form, which starts with guide-.`,
  noWording: ({ name, key }: { name: string; key: string }) =>
    `The consent wording “${key}” doesn’t exist. Create one that names “${name}”, or turn off “Send new requests” until there is one.`,
  notNamed: ({ name, key, version }: { name: string; key: string; version: number }) =>
    `The consent wording “${key}”, version ${version}, doesn’t name “${name}”, so readers wouldn’t know who gets their request. Enter the name exactly as it appears there, create a version that names this recipient, or turn off “Send new requests.”`,
  notified: (name: string | undefined) =>
    `${name ? `“${name}”` : 'This recipient'} received readers’ requests and has to be notified when one is erased, so it can’t be deleted. Turn off “Send new requests” instead: it then gets erasures and opt-outs only.`,
};

/** What administrators read about a consent wording. */
export const wordingRuleWords = {
  inUse: ({ key, version }: { key: string; version: number }) =>
    `Readers may have agreed to “${key}”, version ${version}, so it can’t be changed or deleted. Create a new consent wording with the same key, leave “Version” blank, and enter when it takes effect.`,
  versionTaken: ({ key, version }: { key: string; version: number }) =>
    `Version ${version} of “${key}” already exists. Leave “Version” blank to use the next number.`,
};
