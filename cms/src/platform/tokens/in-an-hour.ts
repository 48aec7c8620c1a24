/** How long a ticket lets its holder in: until this Unix time, in seconds. */
export const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
