/**
 * A number for a fact, of 53 bits: what SQLite stores as an integer and JavaScript reads exactly. Two facts with one number
 * cost a page that is looked at needlessly. By https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js, which
 * is in the public domain.
 */
export function factHash(fact: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < fact.length; index++) {
    const character = fact.charCodeAt(index);
    high = Math.imul(high ^ character, 2654435761);
    low = Math.imul(low ^ character, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
