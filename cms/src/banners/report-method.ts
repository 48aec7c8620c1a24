import type { BannerReport } from './report-contract';

/** How the report’s figures are calculated, for those who have to answer for them. */
export const method: BannerReport['method'] = {
  text: [
    'A rate is the share of views that led to a click, or to a request for a guide or a call. Readers whose browsers ask not to be counted aren’t included. The interval around a rate holds the true rate, at every look at once, in at least 95 of 100 cases. It is a confidence sequence (Robbins’s beta-binomial mixture), so looking at it every day doesn’t make it wrong. It assumes that you chose the period before seeing the figures. If the rate varies from day to day, the interval describes the average.',
    'Statistical significance is tested day by day. If two variants have the same click rate, each of a day’s clicks falls on one of them in proportion to that day’s views. How far the clicks depart from that is added up over the days as an e-value. It is averaged over how much better the leader might be, with a normal prior for the log ratio (standard deviation 0.5). By Ville’s inequality, chance alone brings the e-value to 1/α at any time with a probability of at most α. With k variants, the e-value has to reach k(k − 1)/0.05, so that all comparisons together are wrong in fewer than 5 of 100 experiments.',
    'So you can check the result every day and stop the experiment once it is significant. Good and bad days, quiet weekends, and changes to weights do no harm, because variants are compared only within the same day and placement.',
    'The comparison uses every full day (UTC) since the variants were first seen, whichever period you view. Today counts tomorrow. Choosing the period after seeing the figures would find a lead in anything. The rates in the result are adjusted as if all variants had been shown equally each day. If you change a variant’s wording substantially, give it a new key: it is then another variant.',
    'Assumptions: the variant is drawn at random for each view, a view counts at most one click, and a variant’s advantage is about the same every day. The significance level is exact for equal rates. The range for a lift assumes that few views lead to a click.',
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
