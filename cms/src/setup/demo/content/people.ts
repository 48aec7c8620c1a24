import { blocks } from './blocks';
import type { Person } from './types';

const CREDIT = 'Illustration: Patient Press, MIT License';
const portrait = (image: string, initials: string) => ({
  image,
  alt: `A simple illustrated figure with the initials ${initials}, standing in for an invented person.`,
  credit: CREDIT,
});

export const people: Person[] = [
  {
    name: 'Sample Author: Nora Ellison',
    slug: 'sample-author-nora-ellison',
    jobTitle: 'Health reporter (an invented person, shown as a sample)',
    bio: blocks(`
      **An invented person, shown as a sample.** Nora Ellison does not exist. On a real site, this page says what the
      author trained in, what she has reported on before, and whether she has any tie to a company, a hospital, or a law
      firm that readers should know about.

      The articles under this name were written to demonstrate Patient Press, from the sources that each one lists.
    `),
    photo: portrait('portrait-ne.png', 'N E'),
    profiles: [
      { label: 'Where a real profile would be linked (sample)', url: 'https://example.org/profiles/nora-ellison' },
    ],
  },
  {
    name: 'Sample Author: Marcus Oyelaran',
    slug: 'sample-author-marcus-oyelaran',
    jobTitle: 'Law and policy reporter (an invented person, shown as a sample)',
    bio: blocks(`
      **An invented person, shown as a sample.** Marcus Oyelaran does not exist. On a real site, this page names the
      author's experience in reporting on courts and agencies, and says whether he has ever worked for the firm that pays
      for the site.
    `),
    photo: portrait('portrait-mo.png', 'M O'),
  },
  {
    name: 'Sample Reviewer: Dana Whitfield',
    slug: 'sample-reviewer-dana-whitfield',
    credentials: 'MD, FCCP (sample credentials)',
    jobTitle: 'Pulmonologist (an invented person, shown as a sample)',
    bio: blocks(`
      **An invented person, shown as a sample.** Dana Whitfield does not exist, and no physician has reviewed the pages
      that carry this name. They are here to show how a review appears and when it comes due again.

      On a real site, this page says where the reviewer trained and works, names her license, and lists payments from
      drug makers or law firms, or states that there are none.
    `),
    photo: portrait('portrait-dw.png', 'D W'),
    profiles: [
      {
        label: 'Where a license record would be linked (sample)',
        url: 'https://example.org/licenses/dana-whitfield',
      },
    ],
  },
  {
    name: 'Sample Reviewer: Ruth Castellano',
    slug: 'sample-reviewer-ruth-castellano',
    credentials: 'RN, OCN (sample credentials)',
    jobTitle: 'Oncology nurse (an invented person, shown as a sample)',
    bio: blocks(`
      **An invented person, shown as a sample.** Ruth Castellano does not exist. On a real site, a nurse with this role
      reads pages on symptoms and daily life, and checks that the advice is safe to follow at home and says when to call
      the care team.
    `),
    photo: portrait('portrait-rc.png', 'R C'),
  },
  {
    name: 'Sample Reviewer: Joel Abernathy',
    slug: 'sample-reviewer-joel-abernathy',
    credentials: 'JD (sample credential)',
    jobTitle: 'Attorney (an invented person, shown as a sample)',
    bio: blocks(`
      **An invented person, shown as a sample.** Joel Abernathy does not exist. On a real site, the reviewer of pages
      about the law is a licensed attorney. This page says in which states, and whether the attorney works for the firm
      that pays for the site.
    `),
    photo: portrait('portrait-ja.png', 'J A'),
  },
];
