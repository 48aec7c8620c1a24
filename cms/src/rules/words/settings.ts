const zoneExample = 'Enter a name such as America/New_York, America/Chicago, or America/Los_Angeles.';

/** What administrators and editors read about the chat in the site settings. */
export const chatWords = {
  noServer: 'Chatwoot needs the URL of its server, starting with https://. Example: https://chat.example.org',
  noChatwootToken:
    'Chatwoot needs the website token. In Chatwoot, go to Settings, Inboxes, your website, Configuration.',
  noTawkToken: 'tawk.to needs the last two parts of its direct chat link (https://tawk.to/chat/…/…), with the slash.',
  noCrispToken:
    'Crisp needs the website ID. In Crisp, go to Workspace Settings, Setup & Integrations. Example: e93e073a-1f69-4cbc-8934-f9e1611e65bb',
  notATimeZone: (value: string) => `“${value}” isn’t a time zone. ${zoneExample}`,
  noTimeZone: `Hours need a time zone. ${zoneExample}`,
};

/** What administrators read about the email addresses of intake. */
export const intakeEmailWords = {
  tooMany: (most: number) => `That’s more than ${most} addresses. Enter fewer, or use a mailing list.`,
  notAnAddress: (value: string) =>
    `“${value}” isn’t a valid email address. Enter one address per line, such as name@example.org.`,
};

/** What administrators read about the newsroom’s time zone. */
export const timeZoneWords = {
  unknown: (value: string) => `“${value}” isn’t a time zone. ${zoneExample} Leave blank for UTC.`,
};
