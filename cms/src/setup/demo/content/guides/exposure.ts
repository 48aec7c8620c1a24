import { blocks } from '../blocks';
import { keyPoints, picture, questions, table, text } from '../body';
import type { Guide } from '../types';

export const exposureGuide: Guide = {
  title: 'Where asbestos exposure happens, and how to document it',
  slug: 'where-asbestos-exposure-happens',
  summary:
    'Jobs, ships, buildings, and homes where people were exposed to asbestos, and a way to write down your own history so that doctors, agencies, and lawyers can use it.',
  offer: blocks(`
    **“Where were you exposed?”** Doctors ask it. Veterans Affairs asks it. Trusts and courts ask it. This guide helps you
    find the answer and write it down once, the right way.

    Read it here, or ask for the PDF. No one will call you unless you ask us to.
  `),
  cover: {
    image: 'cover-exposure.jpg',
    alt: 'Cover of the guide “Where asbestos exposure happens, and how to document it”: a ship on a slipway under a crane.',
    credit: 'Illustration: Patient Press, MIT License',
  },
  file: 'where-asbestos-exposure-happens.pdf',
  edition: '1st edition, November 2026',
  access: 'on-request',
  reviewedBy: 'sample-reviewer-joel-abernathy',
  lastReviewedOn: '2026-10-26',
  chapters: [
    text(`
      ## Why your history matters

      Asbestos is a group of minerals with thin, strong fibers. Breathed in or swallowed, they can stay in the body for
      life. Mesothelioma usually appears decades after the first exposure, so the place where it happened may be long gone, and
      so may the people who saw it.

      Your doctors need your history because it points them to the right tests. Agencies, trusts, and courts need it because
      they decide based on evidence. Either way, the best time to write it down is now.
    `),
    keyPoints(
      'You don’t have to know the name of a product. Places, years, and tasks come first.',
      'Exposure at home counts. Dust came home on clothes and hair.',
      'Write down what you know, and mark what you’re only guessing.',
    ),
    text(`
      ## Work

      Asbestos was used wherever something got hot, had to seal tightly, or could not be allowed to burn. Many people were
      exposed to it in these kinds of work, especially before the 1980s.
    `),
    table(
      'Work where asbestos was common',
      ['Work', 'Where the fibers came from'],
      ['Shipbuilding and repair', 'Insulation on pipes and boilers, in tight spaces'],
      ['Construction and demolition', 'Pipe wrap, sprayed fireproofing, cement board, floor tiles, joint compound'],
      ['Power plants, refineries, mills', 'Turbines, boilers, gaskets, packing, protective cloth'],
      ['Railroads', 'Locomotive insulation and brakes'],
      ['Car and truck repair', 'Brake linings and clutch facings'],
      ['Mining and milling', 'The mineral itself, and vermiculite that contained it'],
    ),
    text(`
      You didn’t have to handle it to be exposed. Electricians, painters, and clerks worked next to insulators. Note who
      worked around you and what they did.
    `),
    picture({
      image: 'shipyard.jpg',
      alt: 'The hull of a ship on a slipway, with scaffolding around it and a tall crane behind.',
      caption: 'Ships held asbestos from the engine room to the bunks.',
      credit: 'Illustration: Patient Press, MIT License',
    }),
    text(`
      ## Military service

      Veterans may have been exposed to asbestos on ships, in shipyards, in construction, in vehicle repair, and in old
      buildings.
      Veterans Affairs looks at three things: a diagnosis, service records that show the job or specialty, and a doctor’s
      statement that links asbestos exposure during service to the illness.

      - Request your service records, which list your units, ships, and specialty, from the
        [National Archives](https://www.archives.gov/veterans).
      - Note each ship or base, with the months and years, the compartment or shop, and the task.
      - Work with an accredited representative. Filing a claim is free.

      ## Home and neighborhood

      - **Clothes.** Did a parent, spouse, or sibling come home dusty? Who shook out or washed the clothes?
      - **Houses.** Did you renovate a house built before the 1980s? Which room, which year?
      - **Neighbors.** Did you live or go to school near a mine, a plant, or a shipyard? In 1965, a study in London found
        that living within half a mile of an asbestos factory was more common among people with mesothelioma
        ([Newhouse and Thompson](https://oem.bmj.com/content/22/4/261)).
    `),
    text(`
      ## How to write it down

      Use a separate sheet for each place. It doesn’t have to be complete. Leave gaps and come back to them.

      1. **Place.** Name, street, town, and what was made there. A former name helps.
      2. **Time.** From which year to which. Use anchors: a wedding, a move, a strike.
      3. **Task.** What you did on a typical day, and with which tools and materials.
      4. **Dust.** Where it came from, how often, whether there was a mask.
      5. **People.** Coworkers, a supervisor, a union steward. Where are they now?
      6. **Paper.** Pay stubs, union cards, photos, a yearbook, discharge papers.
      7. **How sure you are.** Write *sure*, *think so*, or *heard from someone*.
    `),
    table(
      'A sample entry (invented)',
      ['Line', 'Entry'],
      ['Place', 'Example Shipyard, Mobile, Alabama; building 4'],
      ['Time', 'Summer 1971 to spring 1974 (sure: before our first child)'],
      ['Task', 'Pipefitter’s helper; cut and swept old pipe covering'],
      ['Dust', 'Daily; no masks that I remember'],
      ['People', 'R. Sample, foreman; two cousins of my wife'],
      ['Paper', 'Union card; one photo of the crew'],
    ),
    text(`
      ### Where to find records

      - **Social Security.** An itemized statement of earnings lists your employers by year. You request it on form SSA-7050, and
        there is a fee.
      - **Unions** keep dispatch and pension records.
      - **Libraries** keep city directories, which list residents and their employers.
      - **Family.** Ask the oldest relative first.
    `),
    questions(
      [
        'What if the company no longer exists?',
        'Write its name down anyway. Many companies that made or used asbestos went through bankruptcy, and trusts were set up to pay claims against them. See [GAO’s report on the trusts](https://www.gao.gov/products/gao-11-819).',
      ],
      [
        'What if I smoked?',
        'Smoking is not known to cause mesothelioma. Be honest about it; doctors need to know for other reasons.',
      ],
      [
        'Is there a deadline?',
        'Yes, and it varies by state and by kind of claim. The clock often starts at diagnosis. Ask someone qualified in your state soon, even if you haven’t decided what you want to do.',
      ],
    ),
    text(`
      ## Keeping it safe

      Keep the originals and give out copies. Put a date and your name on each sheet. Tell one person where the folder is.

      You decide who sees it. Your doctor’s office, Veterans Affairs, and a lawyer each need a different part, and you can
      ask why before you hand anything over.
    `),
    keyPoints(
      'One sheet for each place, with years, tasks, dust, and names.',
      'Originals stay with you.',
      'This is general information. For advice about your own case, ask a lawyer licensed in your state.',
    ),
  ],
};
