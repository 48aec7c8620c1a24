import { fault } from './fault.ts';

// A clock that is wrong by some milliseconds.

const { now } = Date;
const shifted = () => now() + Number(fault('shifted-clock'));
globalThis.Date = new Proxy(Date, {
  construct: (real, given) => Reflect.construct(real, given.length > 0 ? given : [shifted()]),
  get: (real, key) => (key === 'now' ? shifted : Reflect.get(real, key)),
});
