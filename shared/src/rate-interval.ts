/** A share of views, from 0 to 1, with the bounds between which the true one lies. */
export interface Rate {
  estimate: number;
  low: number;
  high: number;
}

/**
 * The logarithm of the gamma function for x > 0: Stirling's series, after the recurrence has lifted x to where six terms
 * of it are exact to the last digits of a double (NIST Digital Library of Mathematical Functions, 5.11.1 and 5.5.1,
 * https://dlmf.nist.gov/5.11). Own code, because the packages that have it bring a whole library of mathematics along.
 */
export function logGamma(x: number): number {
  let product = 1;
  let lifted = x;
  while (lifted < 10) {
    product *= lifted;
    lifted += 1;
  }
  const inverse = 1 / lifted;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360))))));
  return (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** `count * log(share)`, where nothing happened never counts, not even of something impossible. */
const logPower = (share: number, count: number) => (count === 0 ? 0 : count * Math.log(share));

/** Where between two points a yes turns into a no, to the last digits of a double. The yes need not be the smaller. */
function turningPoint(yes: number, no: number, holds: (point: number) => boolean): number {
  let [inside, outside] = [yes, no];
  for (let halvings = 0; halvings < 60; halvings += 1) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/**
 * A rate, and an interval that holds the true rate at every look at once with a probability of at least `1 - alpha`, however
 * often someone looks and whenever they stop: the beta-binomial mixture, with the prior Beta(1/2, 1/2).
 *
 * For a true rate p, the mixture over rates q of the likelihood ratio q : p is a martingale that begins at 1, so that it
 * ever reaches 1/alpha with a probability of at most alpha (Ville's inequality). The interval is of the rates for which it
 * is below. It is exact for views of one rate, each clicked or not independently. Where the rate swings from day to day it is
 * about the mean over the views; `shared/tests/unit/experiments.test.ts` measures how often it holds then.
 *
 * Robbins (1970), “Statistical methods related to the law of the iterated logarithm”, Ann. Math. Statist. 41(5), 1397–1409.
 * Howard, Ramdas, McAuliffe & Sekhon (2021), “Time-uniform, nonparametric, nonasymptotic confidence sequences”,
 * Ann. Statist. 49(2), 1055–1080.
 * @param happened how many of the views were clicked, or led to a request. More than were seen counts as all of them: a
 * page that is open over midnight is seen on one day and clicked on the next.
 * @returns null when nothing was seen.
 */
export function rateOf(happened: number, seen: number, alpha = 0.05): Rate | null {
  if (seen <= 0) return null;
  const hits = Math.min(happened, seen);
  const misses = seen - hits;
  const estimate = hits / seen;
  const logMixture = logBeta(hits + 0.5, misses + 0.5) - logBeta(0.5, 0.5);
  const isPossible = (rate: number) =>
    logMixture - logPower(rate, hits) - logPower(1 - rate, misses) < Math.log(1 / alpha);
  return {
    estimate,
    low: hits === 0 ? 0 : turningPoint(estimate, 0, isPossible),
    high: misses === 0 ? 1 : turningPoint(estimate, 1, isPossible),
  };
}
