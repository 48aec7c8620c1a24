import type { BannerReport } from './report-contract';

/** How the figures of the report are calculated, for those who answer for them. */
export const method: BannerReport['method'] = {
  text: [
    'A rate is the share of views that were clicked, or after which a guide or a call was asked for. Readers whose browser asks not to be counted are in none of these figures. The interval behind it holds the true rate at every look at once in at least 95 of 100 cases: it is a confidence sequence, the beta-binomial mixture of Robbins, so that looking daily does not make it wrong. It is meant for a period that is chosen without regard to its figures. Where the rate swings from day to day, it is about the mean.',
    'Whether a lead is more than chance is reckoned day by day. If two variants are clicked at the same rate, a click of a day falls on one of them in proportion to that day’s views of the two. How far the clicks depart from that is added up over days as an e-value: mixed over how much better the leader may be, the logarithm of which is taken to be normal with a standard deviation of 0.5. By Ville’s inequality, chance alone brings it to 1/α at any time with a probability of at most α. With k variants, k(k − 1)/0.05 is asked for, so that all comparisons together are wrong in fewer than 5 of 100 experiments.',
    'So it may be looked at every day, and the experiment may be stopped when the answer is there. Good and bad days, quiet weekends and weights that are changed on the way do no harm, because variants are only ever compared within a day and a place.',
    'The comparison takes all whole days (UTC) since the variants were first seen, whichever period is shown: today counts tomorrow, and choosing the period after seeing the figures would find a lead in anything. The rates that it names are like for like, as if all variants had been shown equally on each day. Whoever gives a variant quite other words should give it another key: it is another variant.',
    'What it rests on: the variant is drawn anew for each view, a view counts at most one click, and a variant’s advantage is about the same on all days. Chance bounds are exact for equal rates; bounds of the lift take clicks to be few among views.',
  ],
  sources: [
    {
      title:
        'Robbins (1970): Statistical methods related to the law of the iterated logarithm. Annals of Mathematical Statistics 41(5)',
      url: 'https://doi.org/10.1214/aoms/1177696786',
    },
    {
      title:
        'Howard, Ramdas, McAuliffe, Sekhon (2021): Time-uniform, nonparametric, nonasymptotic confidence sequences. Annals of Statistics 49(2)',
      url: 'https://doi.org/10.1214/20-AOS1991',
    },
    {
      title:
        'Johari, Koomen, Pekelis, Walsh (2022): Always valid inference: continuous monitoring of A/B tests. Operations Research 70(3)',
      url: 'https://doi.org/10.1287/opre.2021.2135',
    },
    {
      title: 'Lindon, Malek (2022): Anytime-valid inference for multinomial count data. NeurIPS 35',
      url: 'https://arxiv.org/abs/2011.03567',
    },
    {
      title:
        'Ramdas, Grünwald, Vovk, Shafer (2023): Game-theoretic statistics and safe anytime-valid inference. Statistical Science 38(4)',
      url: 'https://doi.org/10.1214/23-STS894',
    },
    {
      title:
        'Hoeffding (1963): Probability inequalities for sums of bounded random variables. Journal of the American Statistical Association 58',
      url: 'https://doi.org/10.1080/01621459.1963.10500830',
    },
  ],
};
