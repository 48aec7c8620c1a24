/** What the admin says of time zones, beside the inputs of times. */
export const timeZoneWords = {
  date: 'Choose date',
  time: 'Choose time',
  clear: 'Clear',
  none: 'No time zone has this name. Try a city, such as Chicago, or a name, such as Eastern.',
  inZone: (zone: string) => `In the newsroom’s time zone, ${zone}.`,
  onYourClock: (time: string) => `On your clock: ${time}.`,
};
